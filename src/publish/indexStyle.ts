/** What the index shows at a glance: tiles with counts, a card for each paper. */
export const INDEX_FRONT_STYLE = `
:root { --reproduced: var(--fig-jade); --partly: var(--fig-amber); --not-reproduced: var(--fig-brick); }
.index .bar { display: flex; gap: 2px; height: 0.5rem; margin: 0.35rem 0; border-radius: 3px; overflow: hidden; }
.bar .reproduced { background: var(--reproduced); } .bar .partly { background: var(--partly); } .bar .not-reproduced { background: var(--not-reproduced); }
.index .tiles, .index .sources { list-style: none; margin: 1.6rem 0 0; padding: 0; display: grid; gap: 1.1rem 1.6rem; font: 0.78rem/1.45 var(--plain); }
.index .tiles { grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); }
.index .tiles li, .index .sources li { margin: 0; border-top: 2px solid var(--ink); padding-top: 0.5rem; }
.index .tiles p, .index .sources p { margin: 0; }
.index .tiles b { font: 600 1.7rem/1.1 var(--text); display: block; }
.index .tiles .rest, .index .sources p, .index .sources .verdicts { color: var(--soft); }
.index .sources { grid-template-columns: repeat(auto-fit, minmax(min(13rem, 100%), 1fr)); margin-top: 2rem; }
.index .sources .to { text-decoration: none; color: inherit; display: block; }
.index .sources .to b { font: 600 1.08rem/1.25 var(--text); display: block; margin-top: 0.5rem; color: var(--link); }
.index .sources .to:hover b { text-decoration: underline; }
.index .sources .frame { display: block; height: 9rem; background: #fff; }
.index .sources img { display: block; width: 100%; height: 100%; object-fit: contain; }
.index .sources .verdicts { font-size: 1em; }
.index .verdicts a, .index .tiles .rest a { color: inherit; white-space: nowrap; }
.index .verdicts a { text-decoration-color: var(--rule); }
.index .verdicts a:hover { color: var(--link); }
main.index { padding-top: 2.4rem; position: relative; }
.index > .switch { position: absolute; right: 0; top: 0.9rem; font: 0.78rem/1.4 var(--plain); }
.index .front h1 { max-width: 42rem; }
@media (min-width: 68rem) { .index .front:not(.rest) { max-width: none; columns: 2; column-gap: 3rem; } .index .front:not(.rest) h1 { column-span: all; } .index .front:not(.rest) p { break-inside: avoid; } }
`;
