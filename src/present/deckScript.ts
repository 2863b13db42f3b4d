import { slideArea } from "./slideArea.js";

/** What a deck runs after reveal.js and its notes plugin: settings, fitting of texts, the box that `G` opens. */
export const DECK_SCRIPT = `
// The small preview in the presenter's window is no phone.
const phone = innerWidth <= 435 && !location.search.includes("receiver");
document.documentElement.classList.toggle("phone", phone);
Reveal.initialize({
  width: phone ? 480 : ${slideArea.width}, height: phone ? 760 : ${slideArea.height}, margin: 0, minScale: 0.05, maxScale: 6, center: false,
  hash: true, transition: "none", backgroundTransition: "none", slideNumber: "c/t", controlsTutorial: false,
  jumpToSlide: false, pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1, plugins: [RevealNotes],
});

// Text that is wider or higher than its slide, by more than the margins hide, is set smaller; drawings fit by themselves.
const fit = () => {
  for (const content of document.querySelectorAll(".body > .content")) {
    const body = content.parentElement;
    if (body.clientWidth === 0) continue;
    for (const formula of content.querySelectorAll(".katex-display")) {
      formula.style.fontSize = "";
      const ratio = formula.clientWidth / formula.scrollWidth;
      if (ratio < 1) formula.style.fontSize = 1.4 * ratio * 0.99 + "em";
    }
    for (let k = 0, ratio = 1; k < 4; k++) {
      content.style.width = 100 / ratio + "%";
      content.style.transform = ratio < 1 ? "scale(" + ratio + ")" : "";
      const more = Math.min(body.clientHeight / (content.scrollHeight * ratio), body.clientWidth / (content.scrollWidth * ratio));
      if (more >= 0.985) break;
      ratio *= more * 0.995;
    }
  }
};
for (const event of ["ready", "slidechanged", "pdf-ready"]) Reveal.on(event, fit);
addEventListener("resize", fit);
document.fonts.ready.then(fit);

// G opens a box that finds a figure by its name: "fig 5b", "5b", "sweet spots".
const plain = (text) => text.toLowerCase().replace(/[^\\p{L}\\p{N}]+/gu, "");
const named = [...document.querySelectorAll(".slides section[data-name]")];
const found = (words) => {
  const wanted = plain(words);
  if (wanted === "") return undefined;
  const has = (test) => named.find((one) => [one.id, one.dataset.name].some((name) => test(plain(name))));
  return has((name) => name === wanted) ?? has((name) => name === "fig" + wanted) ?? has((name) => name.startsWith(wanted))
    ?? has((name) => name.includes(wanted));
};
const box = document.createElement("form");
box.className = "jump";
box.hidden = true;
const label = box.appendChild(document.createElement("label"));
const input = document.createElement("input");
const list = document.createElement("datalist");
const output = document.createElement("output");
label.append("Figure ", input, output);
box.append(list);
list.id = "deck-figures";
input.setAttribute("list", list.id);
input.setAttribute("autocomplete", "off");
for (const { dataset } of named) list.append(Object.assign(document.createElement("option"), { value: dataset.name }));
document.body.append(box);
const close = () => { box.hidden = true; input.blur(); };
Reveal.addKeyBinding({ keyCode: 71, key: "G", description: "Go to a figure by its name" }, () => {
  box.hidden = false;
  input.value = output.value = "";
  input.focus();
});
input.addEventListener("input", () => (output.value = ""));
input.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
  event.stopPropagation();
});
input.addEventListener("blur", () => (box.hidden = true));
box.addEventListener("submit", (event) => {
  event.preventDefault();
  const slide = found(input.value);
  if (slide === undefined) { output.value = "no such figure"; return; }
  const { h, v } = Reveal.getIndices(slide);
  close();
  Reveal.slide(h, v);
});
`;
