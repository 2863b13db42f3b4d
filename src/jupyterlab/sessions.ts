import { randomUUID } from "node:crypto";
import { HttpFailure } from "./httpFailure.js";
import type { Kernels } from "./kernels.js";
import type { KernelModel, LabKernel } from "./labKernel.js";

/** A notebook with its kernel, as the front end sees it. */
export interface SessionModel {
  id: string;
  path: string;
  name: string;
  type: string;
  kernel: KernelModel;
  notebook: { path: string; name: string };
}

interface Session {
  id: string;
  path: string;
  name: string;
  type: string;
  kernel: LabKernel;
}

/** What the front end asks for: a kernel for a file. */
export interface SessionRequest {
  path?: string;
  name?: string;
  type?: string;
  kernel?: { id?: string | null } | null;
}

/** Which notebook has which kernel. */
export class Sessions {
  private readonly all = new Map<string, Session>();
  /** Sessions that are just being made, by path: two pages that open a notebook at once share its kernel. */
  private readonly beginning = new Map<string, Promise<Session>>();

  constructor(private readonly kernels: Kernels) {}

  get list(): SessionModel[] {
    return [...this.all.values()].map(modelOf);
  }

  get(id: string): SessionModel {
    return modelOf(this.session(id));
  }

  /** The session of a file: the one that there is, or a new one with a kernel of its own. */
  async begin(request: SessionRequest): Promise<SessionModel> {
    const { path } = request;
    if (typeof path !== "string") throw new HttpFailure(400, "session: expected the path of a notebook");
    const known = [...this.all.values()].find((session) => session.path === path);
    if (known !== undefined) return modelOf(known);
    const beginning = this.beginning.get(path) ?? this.make(path, request);
    this.beginning.set(path, beginning);
    try {
      return modelOf(await beginning);
    } finally {
      this.beginning.delete(path);
    }
  }

  /** Another path (the file was renamed), or another kernel. */
  async change(id: string, { path, name, type, kernel }: SessionRequest): Promise<SessionModel> {
    const session = this.session(id);
    session.path = path ?? session.path;
    session.name = name ?? session.name;
    session.type = type ?? session.type;
    if (kernel !== undefined && kernel !== null) {
      const before = session.kernel;
      session.kernel = await this.kernelFor(session.path, kernel.id);
      if (session.kernel !== before && !this.isUsed(before)) await this.kernels.shutdown(before.id);
    }
    return modelOf(session);
  }

  /** Ends a session with its kernel, unless another session has it too. */
  async end(id: string): Promise<void> {
    const { kernel } = this.session(id);
    this.all.delete(id);
    if (!this.isUsed(kernel)) await this.kernels.shutdown(kernel.id);
  }

  /** To be told that a kernel has ended: its sessions end with it. */
  kernelEnded(kernel: LabKernel): void {
    for (const session of this.all.values()) if (session.kernel === kernel) this.all.delete(session.id);
  }

  private async make(path: string, { name, type, kernel }: SessionRequest): Promise<Session> {
    const running = await this.kernelFor(path, kernel?.id);
    const session = { id: randomUUID(), path, name: name ?? "", type: type ?? "notebook", kernel: running };
    this.all.set(session.id, session);
    return session;
  }

  private async kernelFor(path: string, id: string | null | undefined): Promise<LabKernel> {
    return typeof id === "string" && id !== "" ? this.kernels.get(id) : await this.kernels.start(path);
  }

  private isUsed(kernel: LabKernel): boolean {
    return [...this.all.values()].some((session) => session.kernel === kernel);
  }

  private session(id: string): Session {
    const session = this.all.get(id);
    if (session === undefined) throw new HttpFailure(404, `session ${id}: there is none`);
    return session;
  }
}

function modelOf({ id, path, name, type, kernel }: Session): SessionModel {
  return { id, path, name, type, kernel: kernel.model, notebook: { path, name } };
}
