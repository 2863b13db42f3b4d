/** `plasticity lab`: opens the notebooks in the person's own Jupyter, with the project's kernel. */
import { spawn, spawnSync } from "node:child_process";
import { parseArgs } from "node:util";
import { installKernelspec, KERNEL_TITLE, kernelsFolder } from "../publish/kernelspec.js";
import type { Command } from "./command.js";
import { notebookHome } from "./notebookHome.js";

const help = `Usage: plasticity lab

Makes the TypeScript kernel known to Jupyter and opens the notebooks in your JupyterLab or Jupyter Notebook. Without a
Jupyter it says how to get one, or how to open the notebooks in VS Code, which needs none.`;

/** Programs that can open notebooks, the nicest first. */
const PROGRAMS: readonly (readonly [string, ...string[]])[] = [
  ["jupyter-lab"],
  ["jupyter-notebook"],
  ["jupyter", "lab"],
  ["jupyter", "notebook"],
];

export const command: Command = {
  name: "lab",
  summary: "open the notebooks in your Jupyter",
  help,
  async run(args) {
    parseArgs({ args, options: {} });
    console.log(`${KERNEL_TITLE} → ${installKernelspec(kernelsFolder())}`);
    const found = PROGRAMS.find(([program, ...rest]) => spawnSync(program, [...rest, "--version"]).status === 0);
    if (found === undefined) {
      console.log(`No Jupyter found. Either
  • VS Code: install the extension "Jupyter" (ms-toolsai.jupyter), open a notebook, choose the kernel "${KERNEL_TITLE}";
  • or install Jupyter: apt-get install jupyter-notebook, or pip install jupyterlab, or conda install jupyterlab;
    then run this command again.`);
      return 1;
    }
    const [program, ...rest] = found;
    const child = spawn(program, [...rest, notebookHome()], { stdio: "inherit" });
    return new Promise((resolve, reject) => {
      child.on("error", reject);
      child.on("exit", (code) => {
        resolve(code ?? 1);
      });
    });
  },
};
