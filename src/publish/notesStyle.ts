/** Colours of notes, on light pages and on dark ones. */
const COLOURS: Readonly<Record<string, readonly [string, string]>> = {
  note: ["#fbe9a9", "#5a4a10"],
  "note-strong": ["#f3cf57", "#8a6f12"],
  "note-changed": ["#f6d3c5", "#6b3325"],
  "note-ink": ["#8a6d1a", "#d8b945"],
  "note-number": ["#1c1b19", "#fdf6dd"],
  "note-edge": ["#8d887f", "#8d887f"],
  "note-row": ["#fdf8e6", "#2b2715"],
  "note-warn": ["#fbf3ef", "#33211c"],
  "note-idea": ["#2d6a35", "#8fd19b"],
  "note-area": ["#e8b90026", "#e8b90038"],
  "note-area-strong": ["#e8b9004d", "#e8b90066"],
};

function variables(isDark: boolean): string {
  return Object.entries(COLOURS)
    .map(([name, [light, dark]]) => `--${name}: ${isDark ? dark : light};`)
    .join(" ");
}

/**
 * The look of notes: a list at the right of a wide window (the text moves aside, below 1400 pixels the contents column
 * makes room), a sheet at the bottom of a narrow one, marks in text and figures. On paper the list stands below the text.
 */
export const NOTES_STYLE = `
:root { ${variables(false)} }
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${variables(true)} } }
@media screen { :root[data-theme="dark"] { ${variables(true)} } }
.notes { font: 0.8rem/1.45 var(--plain); border-top: 1px solid var(--rule); margin-top: 3rem; padding-top: 1rem; overflow-wrap: anywhere; }
.notes:not(.live):not(:has(li)) { display: none; }
.notes h2 { font-size: 1rem; margin: 0; font-family: var(--plain); }
.notes ol { padding-left: 1.4rem; }
::highlight(note) { background-color: var(--note); }
::highlight(note-changed) { background-color: var(--note-changed); text-decoration: underline dotted var(--alarm); }
::highlight(note-active) { background-color: var(--note-strong); }
mark.note { background: var(--note); color: inherit; } mark.note-changed { background: var(--note-changed); color: inherit; } mark.note-active { background: var(--note-strong); color: inherit; }

.notes button, .note-tools button, .notes-toggle, .note-selection { font: 600 0.74rem/1.3 var(--plain); color: var(--link); background: var(--ground, #fff); border: 1px solid var(--note-edge); border-radius: 4px; padding: 0.32rem 0.6rem; cursor: pointer; }
.notes button:hover, .note-tools button:hover, .notes-toggle:hover, .note-selection:hover { border-color: var(--link); }
.notes button.main { background: var(--link); color: var(--ground, #fff); border-color: var(--link); }
.notes [hidden], .note-selection[hidden], .notes-toggle[hidden], .note-pick [hidden] { display: none; }
.notes-toggle { position: fixed; right: 1rem; bottom: 1rem; z-index: 3; padding: 0.5rem 0.9rem; box-shadow: 0 1px 5px #0003; }
.note-selection { position: absolute; z-index: 3; box-shadow: 0 1px 5px #0003; }

.notes.live { position: fixed; z-index: 4; inset: auto 0 0 0; max-height: 62vh; margin: 0; padding: 0.9rem 1rem 1.2rem; overflow-y: auto; background: var(--ground, #fff); border-top: 1px solid var(--rule); box-shadow: 0 -2px 10px #0002; }
html:not(.notes-open) .notes.live { display: none; }
html.notes-open { scroll-padding-bottom: 62vh; }
.note-title { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; margin-bottom: 0.7rem; }
.note-count { font-weight: 400; color: var(--soft); }
.note-actions { display: flex; flex-wrap: wrap; gap: 0.4rem; margin: 0.45rem 0 0; }
.note-filter { display: inline-flex; align-items: center; margin: 0.6rem 0 0; gap: 0.2rem; color: var(--soft); }
.note-said { margin: 0.5rem 0 0; color: var(--ink); }
.note-said:empty { display: none; }
.notes .note-list { list-style: none; margin: 0.8rem 0 0; padding: 0; }
.note-thread { border-top: 1px solid var(--rule); padding: 0.7rem 0.4rem 0.8rem; margin: 0 -0.4rem; }
.note-thread.active { background: var(--note-row); }
.note-thread.resolved { color: var(--soft); }
.note-none { color: var(--soft); margin: 0; }
.note-head { display: flex; gap: 0.5rem; align-items: baseline; }
.notes .note-place { flex: 1; border: 0; background: none; padding: 0; text-align: left; color: var(--soft); font: 400 0.76rem/1.4 var(--plain); }
.notes button.note-place { color: var(--link); }
.notes button.note-place:hover { text-decoration: underline; }
.note-text { margin: 0.35rem 0 0.25rem; white-space: pre-wrap; color: var(--ink); font-size: 0.84rem; }
.note-line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.1rem 0.7rem; color: var(--soft); }
.note-by { flex: 1 1 auto; }
.notes .note-line button { border: 0; padding: 0.1rem 0; font-weight: 400; background: none; }
.notes .note-line button:hover { text-decoration: underline; }
.note-reply { margin: 0.6rem 0 0; padding-left: 0.8rem; border-left: 2px solid var(--rule); }
.note-tags { display: flex; gap: 0.3rem; margin-top: 0.35rem; }
.note-tags span { border: 1px solid currentColor; border-radius: 99px; padding: 0 0.5rem; font-size: 0.7rem; color: var(--link); }
.note-tags .error { color: var(--alarm); } .note-tags .idea { color: var(--note-idea); }
.note-state { margin: 0.45rem 0 0; padding: 0.45rem 0.6rem; background: var(--note-warn); border-left: 3px solid var(--alarm); color: var(--ink); }
.note-thread.moved > .note-state { background: var(--tint); border-left-color: var(--note-ink); }
.note-state + .note-line, .note-state + .note-tags, .note-state + .note-text { margin-top: 0.4rem; }
.note-state p { margin: 0.25rem 0 0; }
.note-state ins { text-decoration: none; font-weight: 600; }

.note-form { margin: 0.8rem 0; padding: 0.8rem; background: var(--tint); border-radius: 4px; }
.note-form h3 { margin: 0 0 0.5rem; font: 600 0.84rem/1.3 var(--plain); }
.note-form label { display: block; margin: 0.45rem 0; color: var(--soft); }
.note-form :is(textarea, select, input:not([type=checkbox])) { display: block; width: 100%; margin-top: 0.15rem; padding: 0.35rem 0.45rem; font: 0.84rem/1.4 var(--plain); color: var(--ink); background: var(--ground, #fff); border: 1px solid var(--note-edge); border-radius: 3px; }
.note-form fieldset { border: 0; margin: 0.45rem 0; padding: 0; display: flex; flex-wrap: wrap; gap: 0 0.9rem; }
.note-form legend { padding: 0; color: var(--soft); }
.note-form label.tag { margin: 0.1rem 0; color: var(--ink); }
.note-coordinates { display: grid; grid-template-columns: 1fr 1fr; gap: 0 0.6rem; align-items: end; }

.drawing { position: relative; max-width: 100%; }
.plasticity-figure > .drawing > svg { display: block; max-width: none; }
.note-tools { text-align: right; margin-top: 0.2rem; }
.note-tools button { border-color: transparent; font-weight: 400; color: var(--soft); padding: 0.15rem 0.4rem; }
.note-tools button:hover, .note-tools button:focus-visible { color: var(--link); }
.note-marks { position: absolute; inset: 0; pointer-events: none; }
.note-area { position: absolute; box-sizing: border-box; min-width: 2px; min-height: 2px; background: var(--note-area); border: 1.5px dashed var(--note-ink); }
.note-area.changed { border-color: var(--alarm); background: var(--note-warn); }
.note-area.active { background: var(--note-area-strong); border-style: solid; }
.note-number { display: inline-block; flex: none; min-width: 1.35rem; padding: 0 0.3rem; border-radius: 99px; background: var(--note-strong); color: var(--note-number); font: 600 0.7rem/1.35rem var(--plain); text-align: center; }
.note-number.changed, .note-number.orphaned { background: var(--note-changed); }
button.note-number { position: absolute; min-width: 24px; height: 24px; margin: -12px 0 0 -12px; padding: 0 5px; border: 1.5px solid var(--note-ink); line-height: 20px; font-size: 12px; cursor: pointer; pointer-events: auto; width: auto !important; height: 24px !important; }
button.note-number.point { margin: -30px 0 0 -12px; }
button.note-number.point::after { content: ""; position: absolute; left: 50%; top: 100%; height: 7px; border-left: 1.5px solid var(--note-ink); }
button.note-number.active { outline: 2px solid var(--note-ink); outline-offset: 1px; }
.note-pick { position: absolute; inset: 0; cursor: crosshair; touch-action: none; outline: 2px solid var(--link); }
.note-hint { position: sticky; left: 0; display: inline-block; margin: 0; max-width: 92vw; padding: 0.3rem 0.6rem; background: var(--link); color: var(--ground, #fff); font: 0.76rem/1.3 var(--plain); pointer-events: none; }
@media (max-width: 40rem) {
  .plasticity-figure > .drawing { min-width: 33rem; }
  .note-tools { position: sticky; left: 0; }
  .notes button, .note-tools button { padding: 0.45rem 0.7rem; }
}
@media (min-width: 68rem) {
  .notes.live { inset: 0 0 0 auto; width: 19rem; max-height: none; border-top: 0; border-left: 1px solid var(--rule); box-shadow: none; }
  html.notes-open { scroll-padding-bottom: 0; }
  html.notes-open body { padding-right: 19rem; }
}
@media (min-width: 68rem) and (max-width: 87.49rem) {
  html.notes-open .page { grid-template-columns: minmax(0, 42rem); }
  html.notes-open .side { display: none; }
}
@media print {
  html.notes-open body { padding: 0; }
  .notes.live, html:not(.notes-open) .notes.live { display: block; position: static; width: auto; max-height: none; overflow: visible; box-shadow: none; border-top: 1px solid var(--rule); margin-top: 2rem; }
  .notes.live:not(:has(.note-thread)) { display: none !important; }
  .notes-toggle, .note-selection, .note-tools, .notes button:not(.note-place), .note-filter, .note-form, .note-none { display: none !important; }
}
`;
