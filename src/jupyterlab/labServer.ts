/** JupyterLab's front end, served to this machine alone: pages, files, API and WebSockets. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { homedir } from "node:os";
import { basename, join, resolve, sep } from "node:path";
import { FileFailure, reasonOf } from "../files/fileFailure.js";
import { ownProject } from "../files/project.js";
import { sha256 } from "../files/sha256.js";
import { Access } from "./access.js";
import { routes, type Services } from "./api.js";
import { Checkpoints } from "./checkpoints.js";
import { Contents } from "./contents.js";
import { HttpFailure } from "./httpFailure.js";
import { KeptJson } from "./keptJson.js";
import { Kernels } from "./kernels.js";
import { buildPackage } from "./packageBuild.js";
import { doorstepPage, labPage, refusalPage } from "./page.js";
import { ServedFolder } from "./servedFolder.js";
import { Sessions } from "./sessions.js";
import { Settings } from "./settings.js";
import { sendFile } from "./staticFile.js";
import { serveWebSockets } from "./webSockets.js";

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

const LARGEST_BODY = 256e6;

/**
 * What pages of the lab may load and run: their own files alone, no script that stands in a notebook. (Settings' schemas
 * are compiled to functions, which counts as "unsafe-eval".)
 */
function policy(port: number): string {
  return [
    "default-src 'self'",
    "script-src 'self' 'unsafe-eval'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self' ws://127.0.0.1:${port} ws://localhost:${port}`,
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The folder of a person's settings of the lab. */
export function labHome(): string {
  const config = process.env["XDG_CONFIG_HOME"];
  return join(config === undefined || config === "" ? join(homedir(), ".config") : config, "plasticity-lab");
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
    const url = new URL(request.url ?? "/", "http://127.0.0.1");
    const path = decoded(url.pathname);
    const method = request.method ?? "GET";
    if (path === "/login" && method === "POST") return login(request, response);
    if (isPage(path) && method === "GET") return sendPage(request, response, url, path);
    access.check(request, url);
    if (path.startsWith("/static/") && method === "GET") return sendStatic(response, path.slice("/static/".length));
    if (path.startsWith("/files/") && method === "GET") {
      const name = path.slice("/files/".length);
      // What lies in the folder may be anybody's: opened by itself, it has no origin and so no access to the lab.
      const headers = { "content-security-policy": "sandbox allow-scripts" };
      const download: Record<string, string> = url.searchParams.has("download")
        ? { "content-disposition": "attachment" }
        : {};
      return sendFile(response, folder.file(name), name, { ...headers, ...download });
    }
    for (const [routeMethod, address, handle] of routes) {
      const match = routeMethod === method ? address.exec(path) : null;
      if (match === null) continue;
      const body = method === "GET" ? {} : await bodyOf(request);
      const [status, json] = await handle({ names: match.slice(1), query: url.searchParams, body }, services);
      return send(response, status, json);
    }
    throw new HttpFailure(404, `${method} ${path}: not served`);
  }

  function sendPage(request: IncomingMessage, response: ServerResponse, url: URL, path: string): void {
    const target = path === "/" ? "/lab" : encodeURI(path).replaceAll("?", "%3F").replaceAll("#", "%23");
    try {
      const credential = access.check(request, url);
      if (url.searchParams.has("token")) {
        response.writeHead(302, { location: target, "set-cookie": access.cookie, "cache-control": "no-store" });
        response.end();
        return;
      }
      if (credential === "token" || path !== "/") {
        const names = /^\/lab(?:\/workspaces\/([\w-]+))?(?:\/tree\/?(.*))?\/?$/.exec(path);
        const [, workspace = "default", tree = ""] = names ?? [];
        return sendHtml(response, 200, labPage({ tree, workspace, folder: basename(folder.root), canBuild }));
      }
      response.writeHead(302, { location: target });
      response.end();
    } catch (error) {
      if (!(error instanceof HttpFailure)) throw error;
      // The cookie doesn't come with what another site's page (or a redirect from it) leads to: step in from here.
      const isFromElsewhere = request.headers["sec-fetch-site"] === "cross-site";
      if (isFromElsewhere && !url.searchParams.has("token")) {
        access.checkHost(request);
        return sendHtml(response, 200, doorstepPage(target));
      }
      sendHtml(response, error.status, refusalPage(error.message));
    }
  }

  /** The token by a form, so that it stands in no address: what the opener's page does. */
  async function login(request: IncomingMessage, response: ServerResponse): Promise<void> {
    access.checkHost(request);
    const form = new URLSearchParams((await bytesOf(request, 10_000)).toString("utf8"));
    if (!access.isToken(form.get("token"))) throw new HttpFailure(403, "the token is wrong");
    const next = form.get("next") ?? "/lab";
    response.setHeader("set-cookie", access.cookie);
    sendHtml(response, 200, doorstepPage(/^\/lab(?:\/|$)/.test(next) ? next : "/lab"));
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
    else send(response, status, { message: said });
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

function isPage(path: string): boolean {
  return /^\/(?:lab(?:\/?|\/tree(?:\/.*)?|\/workspaces\/[\w-]+(?:\/tree\/.*)?\/?))?$/.test(path);
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpFailure(400, "the address isn't encoded as addresses are");
  }
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await bytesOf(request, LARGEST_BODY)).toString("utf8");
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new HttpFailure(400, "the request: expected a JSON object");
}

async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new HttpFailure(413, `the request: more than ${most / 1e6} MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, json?: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}

function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(html);
}
