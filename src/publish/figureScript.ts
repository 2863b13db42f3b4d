/**
 * What a page's script does for its figures: they and their panels can be enlarged and saved as SVG and PNG. Copies are
 * made from the page's own drawings, in light colours, on the spot.
 */
export const FIGURE_SCRIPT = `
const SVG = "http://www.w3.org/2000/svg";
// A copy of a drawing, or of the part of it in a box; alone it has no need of the page's variables.
const copyOf = (svg, box) => {
  const copy = svg.cloneNode(true);
  const [x, y, width, height] = box ?? copy.getAttribute("viewBox").split(" ").map(Number);
  copy.setAttribute("viewBox", [x, y, width, height].join(" "));
  copy.setAttribute("width", width);
  copy.setAttribute("height", height);
  copy.removeAttribute("style");
  return { copy, width, height };
};
const textOf = (svg, box) => {
  const { copy, width, height } = copyOf(svg, box);
  copy.setAttribute("xmlns", SVG);
  copy.setAttribute("style", "background:#fff");
  const text = new XMLSerializer().serializeToString(copy).replace(/var\\(--fig-[a-z-]+,\\s*([^)]*)\\)/g, "$1");
  return { text, width, height };
};
const save = (blob, name) => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
const saveSvg = (svg, box, name) => save(new Blob([textOf(svg, box).text], { type: "image/svg+xml" }), name + ".svg");
const savePng = async (svg, box, name) => {
  const { text, width, height } = textOf(svg, box);
  const picture = new Image();
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await picture.decode();
  const canvas = document.createElement("canvas");
  // three times the size of the page: sharp on a slide and in print
  canvas.width = Math.round(width * 3);
  canvas.height = Math.round(height * 3);
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && save(blob, name + ".png"), "image/png");
};
const button = (text, about, act) => {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "tool";
  made.textContent = text;
  made.setAttribute("aria-label", text + " " + about);
  made.addEventListener("click", act);
  return made;
};
const enlarge = (svg, box, about) => {
  const { copy, width, height } = copyOf(svg, box);
  copy.removeAttribute("width");
  copy.removeAttribute("height");
  copy.style.width = "min(94vw, " + ((88 * width) / height).toFixed(2) + "vh)";
  const dialog = document.createElement("dialog");
  dialog.className = "enlarged";
  dialog.setAttribute("aria-label", about);
  dialog.append(button("Close", about, () => dialog.close()), copy);
  dialog.addEventListener("click", ({ target }) => target.closest(".tool") || dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
};
for (const tools of document.querySelectorAll(".figure-tools[data-of]")) {
  const svg = document.getElementById(tools.dataset.of)?.querySelector(":scope > svg[viewBox]");
  if (!svg) continue;
  for (const place of tools.querySelectorAll("[data-save]")) {
    const { save: name, about = "", box } = place.dataset;
    const numbers = box?.split(" ").map(Number);
    const part = numbers?.length === 4 && numbers.every(Number.isFinite) ? numbers : undefined;
    place.append(
      button("Enlarge", about, () => enlarge(svg, part, about)),
      button("SVG", about, () => saveSvg(svg, part, name)),
      button("PNG", about, () => savePng(svg, part, name)),
    );
    if (!part) {
      svg.style.cursor = "zoom-in";
      svg.addEventListener("click", () => enlarge(svg, part, about));
    }
  }
  // The cell that a figure is from is shown with its code.
  tools.querySelector(".figure-cell")?.addEventListener("click", (event) => {
    const code = document.getElementById(event.currentTarget.hash.slice(1));
    if (code?.localName === "details") code.open = true;
  });
}
// What scrolls sideways can be reached with the keyboard.
const reach = () => document.querySelectorAll("main .output.html, main .wide:not(.rows .wide), main .formula, main p, main pre, main .plasticity-figure, main .plasticity-table").forEach((one) => {
  const scrolls = one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== "visible";
  if (scrolls) one.tabIndex = 0;
  else if (one.tabIndex === 0 && !one.matches(".output, .code > pre")) one.removeAttribute("tabindex");
});
reach();
addEventListener("resize", reach);
`;
