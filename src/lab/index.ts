export { colour, categorical, sequential, diverging, parseColour, type ColourName } from "./colour.js";
export { theme, themed, logarithmicTick, type PlotSpec } from "./theme.js";
export { figure, figureHtml, type FigureSpec, type PanelSpec } from "./figure.js";
export { legend, type LegendItem } from "./legend.js";
export { colourBar, type ColourBar } from "./colourBar.js";
export { display, inKernel, newDisplay, type UpdatableDisplay } from "./display.js";
export { formatNumber } from "./formatNumber.js";
export { table, tableHtml, type DataFrameLike, type TableColumn, type TableOptions, type TableRow } from "./table.js";
export {
  claim,
  claimHtml,
  evaluateClaim,
  type ClaimRecord,
  type ClaimSpec,
  type Expected,
  type Verdict,
} from "./claim.js";
export { progress, progressHtml } from "./progress.js";
