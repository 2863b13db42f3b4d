export { type Cell, type CodeCell, type Notebook, type Output, NotebookFormatError } from "./notebook.js";
export { notebookText, parseNotebook, readNotebook, writeNotebook } from "./notebook.js";
export {
  type Execution,
  type KernelOptions,
  DeadKernelError,
  KernelClient,
  KernelStartError,
} from "./jupyterClient.js";
