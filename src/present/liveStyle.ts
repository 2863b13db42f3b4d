/**
 * How a slide lays out an explorable: its drawing on the left, the controls that its script makes on the right. Whoever
 * isn't shown has no place, so that it doesn't compute; where all slides are shown (print, scroll view, overview) all have.
 */
export const LIVE_STYLE = `
.reveal .plasticity-explorable { flex: 1; min-height: 0; }
.reveal .plasticity-explorable > figure { margin: 0; height: 100%; display: flex; gap: 28px; }
.reveal .plasticity-explorable > figure > svg { flex: none; }
.reveal .plasticity-explorable svg text { font-size: inherit; letter-spacing: -0.02em; }
html:not(.reveal-print) .reveal-viewport:not(.reveal-scroll) .reveal:not(.overview) section:not(.present) .plasticity-explorable { display: none; }

.reveal .explorable-panel { flex: 1; min-width: 0; margin: 0; padding: 0; position: static; display: flex; flex-direction: column; gap: 10px; overflow: auto; scrollbar-width: thin; font: 18px/1.3 var(--plain); }
.reveal .explorable-controls { grid-template-columns: minmax(0, 1fr); gap: 7px; flex: none; }
.reveal .explorable-controls > div { gap: 0 8px; }
.reveal .explorable-row { flex: none; font-size: 16px; }
.reveal .explorable-row button { padding: 3px 9px; }
.reveal .explorable-slider input { min-height: 22px; }
.reveal .explorable-controls > .explorable-choice { grid-template-columns: auto minmax(0, 1fr); }
.reveal .explorable-choice { font-size: 16px; }
.reveal .explorable-choice select { grid-column: 2; }
.reveal .explorable-panel :is(.explorable-row, .explorable-state, .explorable-note) { margin: 0; }
.reveal .explorable-panel > .explorable-row:has(input), .reveal .explorable-note:empty { display: none; }
.reveal .explorable-state { order: 1; flex: none; font-size: 1.1em; min-height: 5.2em; }
.reveal .explorable-state output { display: inline; }
.reveal .explorable-state span { margin-left: 0.4em; color: var(--soft); }
.reveal .explorable-note { order: 2; }

.reveal-print .explorable-panel { display: none; }
.reveal-print .reveal .plasticity-explorable > figure { justify-content: center; }
@media print { .reveal .plasticity-explorable > figure { justify-content: center; } }

.phone .reveal .plasticity-explorable > figure { flex-direction: column; gap: 8px; }
.phone .reveal .plasticity-explorable > figure > svg { width: 100%; height: auto; }
.phone .reveal .explorable-panel { font-size: 14px; gap: 8px; min-height: 0; overflow: auto; }
.phone .reveal :is(.explorable-row, .explorable-choice) { font-size: inherit; }
.phone .reveal .explorable-row { order: 2; }
.phone .reveal .explorable-state { font-size: 14px; min-height: 0; }
`;
