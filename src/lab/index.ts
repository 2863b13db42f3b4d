export { colour, categorical, sequential, diverging, parseColour, type ColourName } from "./colour.js";
export { theme, themed, logarithmicTick, type PlotSpec } from "./theme.js";
export { figure, figureHtml } from "./figure.js";
export { type FigureSpec, type PanelSpec } from "./figureSpec.js";
export { panels } from "./panels.js";
export { legend, type LegendItem } from "./legend.js";
export { colourBar, type ColourBar } from "./colourBar.js";
export { display, inKernel, newDisplay, type UpdatableDisplay } from "./display.js";
export { formatNumber } from "./formatNumber.js";
export { table, tableHtml, type DataFrameLike, type TableColumn, type TableOptions, type TableRow } from "./table.js";
export {
  below,
  claim,
  claimHtml,
  evaluateClaim,
  everyOne,
  exactly,
  type ClaimRecord,
  type ClaimSpec,
  type Expected,
  type Measurement,
  type Source,
  type Statement,
  type Verdict,
} from "./claim.js";
export { claims, claimTableHtml, type ClaimTableOptions } from "./claimTable.js";
export {
  finding,
  checkFinding,
  findingHtml,
  type FindingKind,
  type FindingRecord,
  type FindingSpec,
} from "./finding.js";
export { paperClaims, type FindingText, type PaperClaims } from "./paperClaims.js";
export { progress, progressHtml } from "./progress.js";
export { heatmap, heatmapUrl, type HeatmapOptions } from "./heatmap.js";
export { surface, type DrawnPoint, type Surface, type SurfaceOptions } from "./surface.js";
export { networkDiagram, type Drawing, type NetworkDiagramOptions } from "./networkDiagram.js";
export { circuitDiagram, type CircuitDiagramOptions, type CircuitEdge, type CircuitNode } from "./circuitDiagram.js";
export { annotate } from "./annotate.js";
export { note, type NoteSpec } from "../annotations/makeNote.js";
export { type Annotation, type Coordinate } from "../annotations/model.js";
export { annotations } from "./annotations.js";
export { type Published, published } from "./published.js";
