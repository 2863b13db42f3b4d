/** The look of the controls; colours are the surroundings' own, so that they follow a dark page. */
export const STYLE = `
.explorable-panel { font: 13px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; margin: 10px -4px 4px; padding: 0 4px; max-width: 100%; box-sizing: border-box; position: sticky; left: 0; }
.explorable-controls { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(17rem, 100%), 1fr)); gap: 6px 24px; }
.explorable-controls > div { display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 2px 8px; }
.explorable-controls input, .explorable-controls select { grid-column: 1 / -1; width: 100%; margin: 0; min-height: 26px; font: inherit; }
.explorable-controls output { font-variant-numeric: tabular-nums; font-weight: 600; grid-row: 1; grid-column: 2; }
.explorable-controls label { grid-row: 1; }
.explorable-row { display: flex; flex-wrap: wrap; gap: 6px; align-items: center; margin: 8px 0 0; }
.explorable-row button { font: inherit; padding: 4px 10px; min-height: 28px; cursor: pointer; border: 1px solid currentColor; border-radius: 4px; background: transparent; color: inherit; }
.explorable-row button:hover { text-decoration: underline; }
.explorable-row input { flex: 1 1 16rem; min-width: 0; font: 12px/1.4 ui-monospace, Menlo, Consolas, monospace; padding: 5px 6px; border: 1px solid; border-radius: 4px; background: transparent; color: inherit; }
.explorable-state { margin: 8px 0 0; min-height: 2.9em; }
.explorable-state output { display: block; }
.explorable-note { margin: 8px 0 0; font-style: italic; }
.explorable-panel :focus-visible { outline: 2px solid currentColor; outline-offset: 1px; }
.plasticity-explorable [data-handle] { cursor: grab; touch-action: none; }
@media print { .explorable-panel { display: none; } }
`;
