/**
 * The function of `previews.js`, which is called with what it shows. A preview appears beside a link that the mouse rests
 * on or that the keyboard reaches; it stays while the mouse is on it, Escape closes it, a screen reader has it as the
 * link's description. A finger has none: it follows the link.
 */
export const PREVIEW_SCRIPT = `
(({ pictures, byAddress, byAnchor }) => {
  const root = new URL(".", document.currentScript.src).href;
  const find = (link) => {
    if (link.querySelector("img") || !link.href.startsWith(root)) return;
    const [address, anchor = ""] = link.href.slice(root.length).split("#");
    const id = decodeURIComponent(anchor);
    const here = location.href.split("#")[0] === root + address;
    if (here && document.getElementById(id)?.contains(link)) return;
    return byAnchor[id] ?? byAddress[address + (anchor && "#" + anchor)] ?? (here ? undefined : byAddress[address]);
  };
  const style = document.createElement("style");
  style.textContent = \`
    #plasticity_preview { position: fixed; z-index: 10; width: min(21rem, calc(100vw - 1rem)); max-height: 24rem; overflow: hidden; padding: 0.7rem 0.8rem;
      background: var(--ground, #fff); color: var(--ink); border: 1px solid var(--soft); border-radius: 6px; box-shadow: 0 4px 18px #0004;
      font: 0.78rem/1.42 var(--plain); white-space: pre-line; text-align: left; }
    #plasticity_preview b { display: block; margin-bottom: 0.2rem; }
    #plasticity_preview span { display: -webkit-box; -webkit-line-clamp: 7; -webkit-box-orient: vertical; overflow: hidden; }
    #plasticity_preview img { display: block; width: 100%; height: 11rem; object-fit: contain; margin: 0 0 0.5rem; background: #fff; }
    @media (prefers-reduced-motion: no-preference) { #plasticity_preview { animation: preview 0.12s ease-out; } @keyframes preview { from { opacity: 0; } } }
    @media print { #plasticity_preview { display: none; } }\`;
  document.head.append(style);
  const make = (kind, properties) => Object.assign(document.createElement(kind), properties);
  let shown, described, timer;
  const hide = () => {
    clearTimeout(timer);
    shown?.remove();
    if (described) {
      const [link, before] = described;
      if (before === null) link.removeAttribute("aria-describedby");
      else link.setAttribute("aria-describedby", before);
    }
    shown = described = undefined;
  };
  const later = (act, wait) => {
    clearTimeout(timer);
    timer = setTimeout(act, wait);
  };
  const show = (link) => {
    const preview = find(link);
    if (described?.[0] === link || !preview) return;
    hide();
    const [head, text, picture] = preview;
    const words = make("div", { id: "plasticity_words" });
    words.append(make("b", { textContent: head }), make("span", { textContent: text }));
    shown = make("div", { id: "plasticity_preview" });
    shown.setAttribute("role", "tooltip");
    if (picture >= 0) shown.append(make("img", { src: root + pictures[picture], alt: "" }));
    shown.append(words);
    shown.addEventListener("pointerenter", () => clearTimeout(timer));
    shown.addEventListener("pointerleave", () => later(hide, 200));
    (document.querySelector("main") ?? document.body).append(shown);
    described = [link, link.getAttribute("aria-describedby")];
    link.setAttribute("aria-describedby", [described[1], "plasticity_words"].filter(Boolean).join(" "));
    put();
  };
  const put = () => {
    const box = described[0].getClientRects()[0] ?? described[0].getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = shown;
    const { clientWidth, clientHeight } = document.documentElement;
    if (box.bottom < 0 || box.top > clientHeight) return hide();
    const below = box.bottom + 8 + height <= clientHeight || box.top < height + 8;
    shown.style.left = Math.max(8, Math.min(box.left, clientWidth - width - 8)) + "px";
    shown.style.top = Math.max(8, below ? Math.min(box.bottom + 8, clientHeight - height - 8) : box.top - height - 8) + "px";
  };
  const linkOf = (target) => (target instanceof Element ? target.closest("a[href]") : null);
  document.addEventListener("pointerover", (event) => {
    const link = linkOf(event.target);
    if (link && event.pointerType !== "touch") later(() => show(link), 250);
  });
  document.addEventListener("pointerout", (event) => {
    const link = linkOf(event.target);
    if (link && !link.contains(event.relatedTarget)) later(hide, 200);
  });
  document.addEventListener("focusin", (event) => {
    const link = linkOf(event.target);
    if (link?.matches(":focus-visible")) show(link);
    else hide();
  });
  document.addEventListener("focusout", hide);
  addEventListener("pagehide", hide);
  document.addEventListener("click", hide);
  document.addEventListener("scroll", (event) => {
    if (shown && !shown.contains(event.target)) put();
  }, { passive: true, capture: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hide();
  });
})
`;
