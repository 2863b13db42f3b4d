/** `plasticity lab`: JupyterLab with this project's kernel, by Node alone; or the person's own Jupyter. */
import { statSync } from "node:fs";
import { basename, dirname, relative, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { ownProject } from "../files/project.js";
import { frontEnd } from "../jupyterlab/frontEnd.js";
import { type Lab, startLab } from "../jupyterlab/labServer.js";
import { openBrowser } from "../jupyterlab/openBrowser.js";
import type { Command } from "./command.js";
import { openInJupyter } from "./jupyter.js";
import { notebookHome } from "./notebookHome.js";
import { wholeNumber } from "./options.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity lab [folder or notebook] [options]

Opens JupyterLab in the browser, with the project's TypeScript kernel; no Python is needed. The first time its front end is
installed from npm and bundled (about a minute), then it is there in seconds. Ctrl-C ends it, with all kernels.

Without a folder or notebook it opens notebooks/index.ipynb, and shows the whole project: after a change in src/, "Build
and Restart Kernel" (Ctrl-Shift-B) makes the notebook use it. The address that is printed also serves VS Code ("Existing
Jupyter Server") and other clients; whoever has it can run code as you.

  --port N       listen on this port of 127.0.0.1 (default: any that is free)
  --no-browser   only print the address
  --jupyter      open the notebooks in your own JupyterLab or Jupyter Notebook instead`;

export const command: Command = {
  name: "lab",
  summary: "open the notebooks in JupyterLab (no Python needed)",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        port: { type: "string" },
        "no-browser": { type: "boolean", default: false },
        jupyter: { type: "boolean", default: false },
      },
    });
    if (positionals.length > 1) throw new UsageError(`lab: expected one folder or notebook, got ${positionals.length}`);
    const port = values.port === undefined ? 0 : wholeNumber("--port", values.port);
    if (port < 0 || port > 65535) throw new UsageError(`--port: expected 0 to 65535, got ${port}`);
    const { folder, tree } = placeOf(positionals[0]);
    if (values.jupyter) return openInJupyter(positionals[0] === undefined ? notebookHome() : resolve(positionals[0]));

    const bundle = await frontEnd(console.error);
    const ending = endOfDay();
    const lab = await listening(() =>
      startLab({ folder, bundle, port, report: console.error, onEnd: () => ending.end() }),
    );
    const path = tree.split("/").map(encodeURIComponent).join("/");
    console.log(`${lab.address}/lab/tree/${path}?token=${lab.token}`);
    if (!values["no-browser"] && !(await openBrowser(lab, tree))) console.error("Open this address in a browser.");
    console.error("Ctrl-C ends the lab with all its kernels.");
    await ending.reached;
    await lab.close();
    return 0;
  },
};

/** The folder that is shown, and the file or folder in it that is opened: of this project, the whole project is shown. */
function placeOf(named: string | undefined): { folder: string; tree: string } {
  const project = ownProject();
  if (named === undefined) return { folder: project, tree: "notebooks/index.ipynb" };
  const path = resolve(named);
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new UsageError(`lab: ${named}: no such folder or notebook`);
  if (path === project || path.startsWith(project + sep)) {
    return { folder: project, tree: relative(project, path).split(sep).join("/") };
  }
  return stat.isDirectory() ? { folder: path, tree: "" } : { folder: dirname(path), tree: basename(path) };
}

/** Resolves when the lab is to end: Ctrl-C, SIGTERM, a closed terminal, or "Shut Down" in its menu. */
function endOfDay(): { reached: Promise<void>; end: () => void } {
  let end: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (end = resolve));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => end());
  return { reached, end };
}

async function listening(start: () => Promise<Lab>): Promise<Lab> {
  try {
    return await start();
  } catch (error) {
    const { code, port } = error as NodeJS.ErrnoException & { port?: number };
    if (code === "EADDRINUSE") throw new Error(`lab: port ${port} is taken; choose another by --port, or leave it out`);
    if (code === "EACCES") throw new Error(`lab: port ${port} may not be used by you; choose another by --port`);
    throw error;
  }
}
