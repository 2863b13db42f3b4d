/** JupyterLab's front end, served to this machine alone: pages, files, API and WebSockets. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { basename, join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { FileFailure, reasonOf } from "../files/fileFailure.js";
import { ownProject } from "../files/project.js";
import { sha256 } from "../files/sha256.js";
import { Access } from "./access.js";
import { sendJson } from "./answers.js";
import { routes, type Services } from "./api.js";
import { Checkpoints } from "./checkpoints.js";
import { Contents } from "./contents.js";
import { isPage, login, sendPage } from "./entrance.js";
import { HttpFailure } from "./httpFailure.js";
import { KeptJson } from "./keptJson.js";
import { labHome } from "./labHome.js";
import { Kernels } from "./kernels.js";
import { buildPackage } from "./packageBuild.js";
import { FILE_POLICY, policy } from "./policy.js";
import { jsonOf } from "./requestBody.js";
import { ServedFolder } from "./servedFolder.js";
import { Sessions } from "./sessions.js";
import { Settings } from "./settings.js";
import { sendFile } from "./staticFile.js";
import { serveWebSockets } from "./webSockets.js";

/** What this build gives the page: what is done to outputs, and the script of explorables. */
const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ["/plasticity/outputs.js", fileURLToPath(new URL("outputs.js", import.meta.url))],
  ["/plasticity/explorables.js", fileURLToPath(new URL("../explorables/bundle.js", import.meta.url))],
]);

/** Options of `startLab`. */
export interface LabOptions {
  /** The folder whose files are shown. */
  folder: string;
  /** The bundled front end, from `frontEnd`. */
  bundle: string;
  /** Default 0: any that is free. */
  port?: number;
  /** Where a person's settings, arrangements of tabs and checkpoints are kept. Default: `labHome()`. */
  home?: string;
  /** Tells the person at the terminal what went wrong. */
  report?: (line: string) => void;
  /** Called when a page asked the server to end. */
  onEnd?: () => void;
  /** The kernels' command line; this project's tslab by default. */
  command?: readonly string[];
}

/** A running lab. */
export interface Lab {
  /** http://127.0.0.1:PORT */
  address: string;
  port: number;
  token: string;
  /** Ends kernels, connections and the server. */
  close(): Promise<void>;
}

/**
 * Starts the lab on 127.0.0.1, with a token of its own.
 *
 * @throws the system's error when the port is taken
 * @example const lab = await startLab({ folder: ownProject(), bundle: await frontEnd(console.log) });
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const { port = 0, home = labHome(), report = () => undefined, onEnd = () => undefined } = options;
  const folder = new ServedFolder(options.folder);
  const bundle = resolve(options.bundle);
  const access = new Access();
  const kernels = new Kernels(folder, report, options.command);
  const project = ownProject();
  const canBuild = folder.holds(project) || folder.root === project;
  const shown = { folder: basename(folder.root), canBuild };
  const services: Services = {
    contents: new Contents(folder),
    checkpoints: new Checkpoints(folder, join(home, "checkpoints")),
    kernels,
    sessions: new Sessions(kernels),
    settings: new Settings(join(bundle, "settings.json"), new KeptJson(join(home, "settings"))),
    workspaces: new KeptJson(join(home, "workspaces", sha256(folder.root, 16))),
    build: () => buildPackage(project),
    end: () => setTimeout(onEnd, 100),
  };

  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => refuse(response, error));
  });
  const sockets = serveWebSockets(server, access, kernels, report);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader("x-content-type-options", "nosniff");
    response.setHeader("referrer-policy", "no-referrer");
    response.setHeader("cross-origin-resource-policy", "same-origin");
    response.setHeader("content-security-policy", policy((server.address() as AddressInfo).port));
    const url = addressOf(request);
    const path = decodeURIComponent(url.pathname);
    const method = request.method ?? "GET";
    if (path === "/login" && method === "POST") return login(access, request, response);
    if (isPage(path) && method === "GET") return sendPage(access, request, response, url, shown);
    access.check(request, url);
    const script = method === "GET" ? SCRIPTS.get(path) : undefined;
    if (script !== undefined) return sendFile(response, script, path);
    if (path.startsWith("/static/") && method === "GET") return sendStatic(response, path.slice("/static/".length));
    if (path.startsWith("/files/") && method === "GET") {
      const name = path.slice("/files/".length);
      const headers = { "content-security-policy": FILE_POLICY };
      const download: Record<string, string> = url.searchParams.has("download")
        ? { "content-disposition": "attachment" }
        : {};
      return sendFile(response, folder.file(name), name, { ...headers, ...download });
    }
    for (const [routeMethod, address, handle] of routes) {
      const match = routeMethod === method ? address.exec(path) : null;
      if (match === null) continue;
      const body = method === "GET" ? {} : await jsonOf(request);
      const [status, json] = await handle({ names: match.slice(1), query: url.searchParams, body }, services);
      return sendJson(response, status, json);
    }
    throw new HttpFailure(404, `${method} ${path}: not served`);
  }

  function sendStatic(response: ServerResponse, name: string): void {
    const file = resolve(bundle, name);
    if (!file.startsWith(bundle + sep)) throw new HttpFailure(404, `${name}: no such file`);
    // Their names hold a digest of what is in them.
    const isHashed = /^(?:chunks|assets)\//.test(name);
    sendFile(response, file, name, isHashed ? { "cache-control": "private, max-age=31536000, immutable" } : {});
  }

  function refuse(response: ServerResponse, error: unknown): void {
    const status = error instanceof HttpFailure ? error.status : 500;
    const { message } = error as Error;
    const said = error instanceof HttpFailure || error instanceof FileFailure ? message : reasonOf(error);
    if (status === 500) report(`lab: ${said}`);
    if (response.headersSent) response.destroy();
    else sendJson(response, status, { message: said });
  }

  await new Promise<void>((listening, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", listening);
  });
  const listensOn = (server.address() as AddressInfo).port;
  access.listensOn(listensOn);
  return {
    address: `http://127.0.0.1:${listensOn}`,
    port: listensOn,
    token: access.token,
    async close() {
      await kernels.close();
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

/** What is asked for; its path can be decoded. */
function addressOf({ url = "/" }: IncomingMessage): URL {
  try {
    const address = new URL(url, "http://127.0.0.1");
    decodeURIComponent(address.pathname);
    return address;
  } catch {
    throw new HttpFailure(400, "the address isn't encoded as addresses are");
  }
}
