/** `plasticity kernel`: makes the project's TypeScript kernel known to Jupyter and VS Code, or forgets it. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import {
  installKernelspec,
  KERNEL_NAME,
  KERNEL_TITLE,
  kernelsFolder,
  removeKernelspec,
} from "../publish/kernelspec.js";
import type { Command } from "./command.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity kernel install|remove [options]

install writes a kernelspec "${KERNEL_NAME}" (${KERNEL_TITLE}) into your Jupyter data folder, so that Jupyter and VS Code
find the project's own tslab; Python isn't needed for that. remove takes it away again. Both can be repeated. After
the project or Node has moved, install again.

Jupyter hides saved figures (SVG) in notebooks that it hasn't run itself, until you run them or trust them:
jupyter trust notebooks/*/*.ipynb

  --prefix DIR   use DIR/share/jupyter/kernels, e.g. a virtual environment; otherwise JUPYTER_DATA_DIR or the usual place`;

export const command: Command = {
  name: "kernel",
  summary: "make the TypeScript kernel known to Jupyter, or remove it",
  help,
  run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { prefix: { type: "string" } },
    });
    const [action] = positionals;
    if (positionals.length !== 1 || (action !== "install" && action !== "remove")) {
      throw new UsageError(`kernel: expected install or remove, got ${positionals.join(" ") || "nothing"}`);
    }
    const folder = kernelsFolder(values.prefix === undefined ? undefined : resolve(values.prefix));
    if (action === "install") {
      console.log(`${KERNEL_TITLE} → ${installKernelspec(folder)}`);
    } else {
      const removed = removeKernelspec(folder);
      console.log(removed === undefined ? `${KERNEL_NAME}: not in ${folder}, nothing to remove` : `removed ${removed}`);
    }
    return Promise.resolve(0);
  },
};
