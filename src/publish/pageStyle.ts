import { FIGURE_SCRIPT } from "./figureScript.js";

/**
 * The style of all pages: one serif for reading, the system's sans serif for what is around it, one measure for text
 * and figures, sizes that grow with the window so that a projector needs no zoom. Dark on white; nothing decorative.
 */
export const PAGE_STYLE = `
:root {
  --text: "Source Serif 4", Charter, Georgia, serif;
  --plain: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Liberation Sans", Arial, sans-serif;
  --code: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
}
* { box-sizing: border-box; }
html { font-size: clamp(16.5px, 9.3px + 0.62vw, 22px); -webkit-text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 400 1rem/1.58 var(--text); text-rendering: optimizeLegibility;
  font-kerning: normal; overflow-wrap: break-word; }
a { color: var(--link); text-decoration-thickness: 1px; text-underline-offset: 0.18em; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent); }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--ground); padding: 0.3rem 0.6rem; z-index: 2; }

.page { display: grid; grid-template-columns: minmax(0, 1fr); max-width: 44rem; margin: 0 auto; padding: 1.6rem 1.25rem 5rem; }
.side { font: 0.8rem/1.4 var(--plain); color: var(--soft); margin-bottom: 1.5rem; border-bottom: 1px solid var(--rule); padding-bottom: 1rem; }
.side a { color: inherit; text-decoration: none; }
.side a:hover { color: var(--link); text-decoration: underline; }
.side .home { display: block; font-weight: 600; color: var(--ink); margin-bottom: 0.15rem; }
.side .paper { display: block; margin-bottom: 0.9rem; }
.side summary { cursor: pointer; font-weight: 600; color: var(--ink); }
.side ol { list-style: none; margin: 0.5rem 0 0; padding: 0; }
.side li { margin: 0; padding: 0.2rem 0; }
.side li.level-3 { padding-left: 0.9rem; }
.side li.figure { padding-left: 0.9rem; }
.side li a { display: block; }
.side li a[aria-current] { color: var(--link); font-weight: 600; }
.side .katex { font-size: 1em; }
.switch { display: flex; gap: 0.45rem; align-items: center; cursor: pointer; color: var(--ink); }
.side .switch { margin: 1rem 0 0; }
.side .switch + .switch { margin-top: 0.45rem; }
:root:not([data-script]) .switch { display: none; }
.switch input { margin: 0; accent-color: var(--link); }
@media (min-width: 68rem) {
  .page { grid-template-columns: 13.5rem minmax(0, 42rem); column-gap: 3.5rem; max-width: none; justify-content: center; padding-top: 3rem; }
  .side { position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; margin: -1rem 0 0; padding: 1rem 0.5rem 1.5rem 0; border: 0; }
}

h1, h2, h3, h4 { font-weight: 600; line-height: 1.2; text-wrap: balance; letter-spacing: -0.006em; }
h1 { font-size: 2.1rem; line-height: 1.14; margin: 0 0 1.1rem; letter-spacing: -0.014em; }
h2 { font-size: 1.42rem; margin: 2.9rem 0 0.8rem; }
h3 { font-size: 1.12rem; margin: 2.1rem 0 0.5rem; }
h4 { font-size: 1rem; margin: 1.6rem 0 0.4rem; }
h2 + h3 { margin-top: 1.2rem; }
p, ul, ol, dl, blockquote { margin: 0 0 0.95rem; }
p { text-wrap: pretty; hanging-punctuation: first; }
li { margin: 0.2rem 0; }
li > p { margin-bottom: 0.4rem; }
strong, b { font-weight: 600; }
blockquote { margin-left: 0; padding-left: 1.1rem; border-left: 3px solid var(--rule); color: var(--soft); }
hr { border: 0; border-top: 1px solid var(--rule); margin: 2.2rem 0; }
img { max-width: 100%; height: auto; }
.missing-image, .left-out { color: var(--soft); font-style: italic; }
.faulty { color: var(--alarm); }

code { font-family: var(--code); font-size: 0.84em; font-variant-ligatures: none; }
p code, li code, td code { background: var(--tint); padding: 0.08em 0.3em; border-radius: 3px; }
pre { margin: 0 0 1rem; padding: 0.8rem 1rem; overflow-x: auto; font: 0.76rem/1.5 var(--code); font-variant-ligatures: none; background: var(--tint); border-radius: 4px; tab-size: 2; }
pre code { font-size: inherit; }
.code { margin: 0.9rem 0; }
.code > summary { display: inline-block; cursor: pointer; list-style: none; font: 0.74rem/1.4 var(--plain); color: var(--soft); padding: 0.1rem 0; }
.code > summary::-webkit-details-marker { display: none; }
.code > summary::before { content: "▸"; display: inline-block; width: 1.1em; }
.code[open] > summary::before { content: "▾"; }
.code > summary:hover { color: var(--link); }
.code > pre { margin-top: 0.35rem; }
.hljs-comment { color: var(--code-comment); font-style: italic; }
.hljs-keyword, .hljs-literal, .hljs-built_in { color: var(--code-keyword); }
.hljs-string, .hljs-regexp { color: var(--code-string); }
.hljs-number { color: var(--code-number); }
.hljs-title, .hljs-title.function_, .hljs-title.class_ { color: var(--link); }
.hljs-attr, .hljs-property, .hljs-params, .hljs-variable { color: var(--code-name); }

.output { margin: 0 0 1.1rem; }
.output.html { overflow-x: auto; }
pre.output { background: none; padding: 0.2rem 0 0.2rem 1rem; border-left: 2px solid var(--rule); border-radius: 0; max-height: 26rem; overflow: auto; color: var(--second); }
pre.output.stderr { border-left-color: var(--alarm); color: var(--alarm); }
.formula { margin: 1.1rem 0; overflow-x: auto; overflow-y: hidden; padding: 0.1rem 0; }
.katex { font-size: 1.09em; }
.katex-display { margin: 0; }
span.katex-display { margin: 0.8rem 0; }
p { min-width: 0; }
p:has(> .katex-display) { overflow-x: auto; overflow-y: hidden; }

.wide { overflow-x: auto; margin: 0 0 1.2rem; }
table { border-collapse: collapse; font: 0.8rem/1.4 var(--plain); font-variant-numeric: tabular-nums lining-nums; }
.wide table, .output.markdown table { border-top: 1.5px solid var(--ink); border-bottom: 1.5px solid var(--ink); }
.wide th { font-weight: 600; text-align: left; border-bottom: 1px solid var(--ink); vertical-align: bottom; }
.wide th, .wide td { padding: 0.32rem 1rem 0.32rem 0; vertical-align: top; }
.wide thead:not(:has(th:not(:empty))) { display: none; }
.wide tbody tr + tr td { border-top: 1px solid var(--rule); }

/* Figures, claims and tables bring their own style for other readers; here they follow the page's measure. */
.plasticity-figure { margin: 1.3rem 0 1.9rem !important; max-width: none !important; }
.plasticity-figure > svg { display: block; max-width: none; }
.plasticity-figure figcaption { font: 0.82rem/1.48 var(--plain) !important; color: var(--second) !important; margin-top: 0.7rem !important; max-width: 40rem; }
div.plasticity-claim, .plasticity-finding { max-width: none !important; font: 0.83rem/1.5 var(--plain) !important; margin: 0.7rem 0 !important; padding: 0.6rem 0.9rem !important; }
.output.html:has(> div.plasticity-claim, > .plasticity-finding) { margin-bottom: 0; }
.cell:has(div.plasticity-claim, .plasticity-finding) + .text > p:first-child { margin-top: 1.4rem; }
div.plasticity-claim *, .plasticity-finding * { font-size: inherit !important; }
div.plasticity-claim div { font-size: 0.94em !important; }
.plasticity-claims, .plasticity-claims table { max-width: none !important; font-size: 0.8rem !important; }
.plasticity-claims td div { font-size: 0.9em !important; }
.plasticity-table, .plasticity-table table { max-width: none !important; font-size: 0.8rem !important; }
.plasticity-figure:has(+ .figure-tools) { margin-bottom: 0.4rem !important; }
.figure-tools { font: 0.76rem/1.5 var(--plain); color: var(--soft); margin-bottom: 1.9rem; }
.figure-tools p { margin: 0 0 0.4rem; }
.figure-tools > p { display: flex; flex-wrap: wrap; gap: 0.3rem 1rem; align-items: baseline; }
.figure-tools [data-save] { display: inline-flex; flex-wrap: wrap; gap: 0.3rem; }
.figure-tools a { white-space: nowrap; }
.figure-tools .size { color: var(--soft); }
.figure-tools code { overflow-wrap: anywhere; }
.figure-data > summary, .rows > summary { cursor: pointer; }
.figure-data[open] { border-left: 2px solid var(--rule); padding-left: 1rem; }
.figure-data[open] > summary { margin-bottom: 0.5rem; }
.panel-data { margin: 0.7rem 0; }
.panel-data b { color: var(--ink); margin-right: 0.3em; }
.panel-files { display: inline-flex; flex-wrap: wrap; gap: 0.3rem 0.6rem; margin-left: 0.4em; }
.rows .wide { max-height: 22rem; overflow: auto; }
.rows .wide table { font-size: 0.95em; }
.tool { font: inherit; color: var(--link); background: none; border: 1px solid var(--rule); border-radius: 4px; padding: 0 0.5em; cursor: pointer; min-height: 1.7em; }
.tool:hover { border-color: currentColor; }
.enlarged { border: 0; padding: 1rem; max-width: none; max-height: none; background: var(--ground); color: var(--ink); font: 0.84rem/1.4 var(--plain); cursor: zoom-out; border-radius: 6px; }
.enlarged::backdrop { background: #000b; }
.enlarged > svg { display: block; max-width: 100%; height: auto; margin-top: 0.5rem; }
@media (max-width: 40rem) {
  .plasticity-figure { overflow-x: auto; }
  .plasticity-figure > svg { min-width: 33rem; }
  .plasticity-figure figcaption { position: sticky; left: 0; }
}

.turn { display: flex; justify-content: space-between; gap: 2rem; margin-top: 4rem; padding-top: 1.1rem; border-top: 1px solid var(--rule); font: 0.84rem/1.4 var(--plain); }
.turn a { text-decoration: none; }
.turn a:hover { text-decoration: underline; }
.turn span { display: block; color: var(--soft); font-size: 0.9em; }
.turn .next { text-align: right; margin-left: auto; }

.verdicts { font: 0.76rem/1.4 var(--plain); color: var(--soft); display: inline-flex; flex-wrap: wrap; gap: 0.15rem 0.8rem; }
.verdicts span { white-space: nowrap; }
[id^="claim_"]:target, [id^="finding_"]:target { outline: 2px solid var(--link); outline-offset: -2px; }

@media print {
  html { font-size: 10.5pt; }
  .page { display: block; max-width: none; padding: 0; }
  .side, .turn, .skip, .tool, .figure-tools > p { display: none; }
  details::details-content { content-visibility: visible; display: block; }
  pre { white-space: pre-wrap; }
  pre.output, .rows .wide { max-height: none; overflow: visible; }
  .plasticity-figure, .plasticity-claim, .plasticity-finding, .formula, .plasticity-table table { break-inside: avoid; }
  h1, h2, h3, h4, .text:has(> :is(h2, h3, h4):last-child) { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;

/** What the index adds: papers one below the other, each with its notebooks and a thumbnail for each figure. */
export const INDEX_STYLE = `
.index { max-width: 66rem; margin: 0 auto; padding: 3.5rem 1.5rem 5rem; }
.index > header { max-width: 42rem; }
.index .front { max-width: 42rem; }
.index .front.rest { margin-top: 3.6rem; padding-top: 0.2rem; border-top: 2px solid var(--ink); max-width: none; }
.index .front.rest > * { max-width: 42rem; }
.index .paper { margin-top: 3.6rem; padding-top: 1.5rem; border-top: 2px solid var(--ink); }
.index .paper > h2 { margin: 0 0 0.4rem; font-size: 1.6rem; }
.index .paper > .about { max-width: 42rem; color: var(--second); }
.index .notebook { margin-top: 2rem; }
.index .notebook > h3 { margin: 0; font-size: 1.08rem; }
.index .notebook > h3 a { text-decoration: none; }
.index .notebook > h3 a:hover { text-decoration: underline; }
.index .thumbnails { list-style: none; margin: 0.8rem 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18rem, 100%), 1fr)); gap: 1.3rem 1.5rem; }
.index .thumbnails li { margin: 0; }
.index .thumbnails a { display: block; color: inherit; text-decoration: none; font: 0.76rem/1.4 var(--plain); }
.index .thumbnails .frame { display: block; height: 14rem; padding: 0.7rem; border: 1px solid var(--rule); border-radius: 4px; background: #fff; }
.index .thumbnails img { display: block; width: 100%; height: 100%; object-fit: contain; }
.index .thumbnails a:hover .frame { border-color: var(--link); }
.index .thumbnails .caption { display: -webkit-box; -webkit-line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; margin-top: 0.45rem; color: var(--soft); }
.index .thumbnails .caption b { color: var(--ink); }
@media print { .index { padding: 0; max-width: none; } .index .notebook { break-inside: avoid; } }
`;

/**
 * The script of a notebook's page: the switch that opens all code, remembered between pages; the contents column, folded
 * on a narrow screen and marking the section in view; its figures.
 */
export const PAGE_SCRIPT = `
// The page's own column comes first, whatever classes a notebook uses.
const side = document.querySelector(".page > .side");
const box = side.querySelector(".switch:not(.theme) input");
const show = (on) => document.querySelectorAll("details.code").forEach((one) => (one.open = on));
const memory = (() => { try { return window.localStorage; } catch { return null; } })();
if (box) {
  box.checked = memory?.getItem("plasticity-code") === "shown";
  if (box.checked) show(true);
  box.addEventListener("change", () => { show(box.checked); memory?.setItem("plasticity-code", box.checked ? "shown" : "folded"); });
}
const contents = side.querySelector("details");
if (contents && window.innerWidth < 1088) contents.open = false;
const links = new Map([...side.querySelectorAll("li a")].map((a) => [decodeURIComponent(a.hash.slice(1)), a]));
const seen = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);
const mark = () => {
  let current = seen[0];
  for (const one of seen) if (one.getBoundingClientRect().top < window.innerHeight * 0.3) current = one;
  for (const [id, a] of links) a.toggleAttribute("aria-current", id === current?.id);
};
// A formula somewhat wider than the column is set smaller; a much wider one keeps its scroll bar.
const fit = () => document.querySelectorAll(".katex-display").forEach((one) => {
  one.style.fontSize = "";
  const ratio = one.parentElement.clientWidth / one.parentElement.scrollWidth;
  if (ratio < 1) one.style.fontSize = Math.max(0.7, ratio * 0.99) + "em";
});
document.fonts.ready.then(fit);
addEventListener("resize", fit);
if (seen.length) { addEventListener("scroll", mark, { passive: true }); mark(); }
${FIGURE_SCRIPT}`;
