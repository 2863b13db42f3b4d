/** The notebooks in the person's own Jupyter: `plasticity lab --jupyter`. */
import { spawn, spawnSync } from "node:child_process";
import { installKernelspec, KERNEL_TITLE, kernelsFolder } from "../publish/kernelspec.js";

/** Programs that can open notebooks, the nicest first. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ["jupyter-lab"],
  ["jupyter-notebook"],
  ["jupyter", "lab"],
  ["jupyter", "notebook"],
];

/**
 * Makes the kernel known to Jupyter and opens a folder or notebook in it.
 *
 * @returns Jupyter's exit code; 1 when there is none
 */
export async function openInJupyter(path: string): Promise<number> {
  console.log(`${KERNEL_TITLE} → ${installKernelspec(kernelsFolder())}`);
  const found = PROGRAMS.find(([program, ...rest]) => spawnSync(program, [...rest, "--version"]).status === 0);
  if (found === undefined) {
    console.log(`No Jupyter found. Either
  • plasticity lab, without --jupyter: the lab of this project, which needs no Python;
  • VS Code: install the extension "Jupyter" (ms-toolsai.jupyter), open a notebook, choose the kernel "${KERNEL_TITLE}";
  • or install Jupyter: apt-get install jupyter-notebook, or pip install jupyterlab, or conda install jupyterlab;
    then run this command again.`);
    return 1;
  }
  const [program, ...rest] = found;
  const child = spawn(program, [...rest, path], { stdio: "inherit" });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("exit", (code) => {
      resolve(code ?? 1);
    });
  });
}
