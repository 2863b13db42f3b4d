import { statSync } from "node:fs";
import { dirname } from "node:path";
import { ownProject } from "../files/project.js";
import { kernelCommand } from "../publish/kernelCommand.js";
import { HttpFailure } from "./httpFailure.js";
import { LabKernel } from "./labKernel.js";
import type { ServedFolder } from "./servedFolder.js";

/** The kernels that run in the lab. */
export class Kernels {
  private readonly all = new Map<string, LabKernel>();
  private closed = false;

  /** @param command the kernels' command line; this project's tslab by default */
  constructor(
    private readonly folder: ServedFolder,
    private readonly report: (line: string) => void,
    private readonly command: readonly string[] = kernelCommand([new URL("./describeTags.js", import.meta.url).href]),
  ) {}

  get list(): LabKernel[] {
    return [...this.all.values()];
  }

  /** @throws HttpFailure 404 */
  get(id: string): LabKernel {
    const kernel = this.all.get(id);
    if (kernel === undefined) throw new HttpFailure(404, `kernel ${id}: there is none`);
    return kernel;
  }

  /**
   * Starts a kernel in the folder of a notebook, which needn't be there yet.
   *
   * @throws HttpFailure 500 when it doesn't start
   */
  async start(path: string): Promise<LabKernel> {
    if (this.closed) throw new HttpFailure(503, "the lab is ending");
    const named = path === "" ? this.folder.root : dirname(this.folder.file(path));
    const isFolder = statSync(named, { throwIfNoEntry: false })?.isDirectory() === true;
    const kernel = new LabKernel(isFolder ? named : this.folder.root, ownProject(), this.report, this.command);
    this.all.set(kernel.id, kernel);
    try {
      await kernel.start();
    } catch (error) {
      this.all.delete(kernel.id);
      throw error;
    }
    return kernel;
  }

  async shutdown(id: string): Promise<void> {
    const kernel = this.get(id);
    this.all.delete(id);
    await kernel.shutdown();
  }

  /** Ends all of them, and starts no more. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.all.keys()].map((id) => this.shutdown(id)));
  }
}
