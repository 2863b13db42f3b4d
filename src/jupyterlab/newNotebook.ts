import { KERNEL_NAME, KERNEL_TITLE } from "../publish/kernelspec.js";
import type { Notebook } from "../publish/notebook.js";

/**
 * A notebook to begin with: a title and one empty cell for this project's kernel, so that nobody is asked for one.
 *
 * @param title the first heading
 */
export function newNotebook(title: string): Notebook {
  return {
    cells: [
      { cell_type: "markdown", id: "title", metadata: {}, source: `# ${title}` },
      { cell_type: "code", id: "start", metadata: {}, source: "", execution_count: null, outputs: [] },
    ],
    metadata: { kernelspec: { display_name: KERNEL_TITLE, language: "typescript", name: KERNEL_NAME } },
    nbformat: 4,
    nbformat_minor: 5,
  };
}
