export { type Cell, type CodeCell, type Notebook, type Output, NotebookFormatError } from "./notebook.js";
export { notebookText, parseNotebook, readNotebook, writeNotebook } from "./notebook.js";
export {
  type Execution,
  type KernelOptions,
  DeadKernelError,
  KernelClient,
  KernelStartError,
} from "./jupyterClient.js";
export { type CellFailure, type ExecutedNotebook, type ExecuteOptions, executeNotebook } from "./executeNotebook.js";
export { type ExecuteAllOptions, type NotebookExecution, executeNotebooks } from "./execute.js";
export { type NotebookFile, findNotebooks, NoNotebookError } from "./findNotebooks.js";
export { type Claim, type Verdict, ClaimError, bySource, claimsIn } from "./claims.js";
export { type Finding, FindingError, findingsIn } from "./findings.js";
export { type PageFigure } from "./figures.js";
export { type NotebookContent, type Surroundings, notebookContent, notebookPage } from "./notebookPage.js";
export { type Site, type SiteOptions, buildSite } from "./site.js";
export { installKernelspec, kernelsFolder, removeKernelspec } from "./kernelspec.js";
