/** The parts of Jupyter Server's API that JupyterLab's front end, VS Code and `@jupyterlab/services` use. */
import { KERNEL_NAME, KERNEL_TITLE } from "../publish/kernelspec.js";
import type { Checkpoints } from "./checkpoints.js";
import type { Contents, ContentsToSave } from "./contents.js";
import type { KeptJson } from "./keptJson.js";
import type { Kernels } from "./kernels.js";
import type { BuildReport } from "./packageBuild.js";
import type { SessionRequest, Sessions } from "./sessions.js";
import type { Settings } from "./settings.js";

/** What the routes work on. */
export interface Services {
  contents: Contents;
  checkpoints: Checkpoints;
  kernels: Kernels;
  sessions: Sessions;
  settings: Settings;
  workspaces: KeptJson;
  /** Builds the project's package. */
  build: () => Promise<BuildReport>;
  /** Ends the server, after the answer. */
  end: () => void;
}

/** A request: what the address names, its query, and the JSON that came with it. */
export interface ApiRequest {
  names: string[];
  query: URLSearchParams;
  body: Record<string, unknown>;
}

/** An answer: status and JSON; undefined for none. */
export type ApiAnswer = [status: number, json?: unknown];

/** Method, address (its groups are the names), what is done. */
export type Route = [
  method: string,
  address: RegExp,
  handle: (request: ApiRequest, services: Services) => ApiAnswer | Promise<ApiAnswer>,
];

const SPEC = {
  name: KERNEL_NAME,
  spec: {
    argv: [],
    env: {},
    display_name: KERNEL_TITLE,
    language: "typescript",
    interrupt_mode: "signal",
    metadata: { debugger: false },
  },
  resources: {},
};

const PERSON = { username: "you", name: "you", display_name: "you", initials: "Y", avatar_url: null, color: null };

const general: Route[] = [
  ["GET", /^\/api\/?$/, () => [200, { version: "2.14.0" }]],
  ["GET", /^\/api\/status$/, (_, { kernels }) => [200, { connections: 0, kernels: kernels.list.length }]],
  ["GET", /^\/api\/me$/, () => [200, { identity: PERSON, permissions: {} }]],
  ["GET", /^\/api\/kernelspecs$/, () => [200, { default: SPEC.name, kernelspecs: { [SPEC.name]: SPEC } }]],
  ["GET", /^\/api\/nbconvert$/, () => [200, {}]],
  ["POST", /^\/plasticity\/build$/, async (_, { build }) => [200, await build()]],
  [
    "POST",
    /^\/api\/shutdown$/,
    (_, { end }) => {
      end();
      return [200, {}];
    },
  ],
];

const kernelRoutes: Route[] = [
  ["GET", /^\/api\/kernels$/, (_, { kernels }) => [200, kernels.list.map(({ model }) => model)]],
  [
    "POST",
    /^\/api\/kernels$/,
    async ({ body }, { kernels }) => [201, (await kernels.start(textOf(body["path"]))).model],
  ],
  ["GET", /^\/api\/kernels\/([\w-]+)$/, ({ names: [id] }, { kernels }) => [200, kernels.get(id!).model]],
  [
    "DELETE",
    /^\/api\/kernels\/([\w-]+)$/,
    async ({ names: [id] }, { kernels, sessions }) => {
      sessions.kernelEnded(kernels.get(id!));
      await kernels.shutdown(id!);
      return [204];
    },
  ],
  [
    "POST",
    /^\/api\/kernels\/([\w-]+)\/interrupt$/,
    ({ names: [id] }, { kernels }) => {
      kernels.get(id!).interrupt();
      return [204];
    },
  ],
  [
    "POST",
    /^\/api\/kernels\/([\w-]+)\/restart$/,
    async ({ names: [id] }, { kernels }) => {
      await kernels.get(id!).restart();
      return [200, kernels.get(id!).model];
    },
  ],
];

const sessionRoutes: Route[] = [
  ["GET", /^\/api\/sessions$/, (_, { sessions }) => [200, sessions.list]],
  ["POST", /^\/api\/sessions$/, async ({ body }, { sessions }) => [201, await sessions.begin(body as SessionRequest)]],
  ["GET", /^\/api\/sessions\/([\w-]+)$/, ({ names: [id] }, { sessions }) => [200, sessions.get(id!)]],
  [
    "PATCH",
    /^\/api\/sessions\/([\w-]+)$/,
    async ({ names: [id], body }, { sessions }) => [200, await sessions.change(id!, body as SessionRequest)],
  ],
  [
    "DELETE",
    /^\/api\/sessions\/([\w-]+)$/,
    async ({ names: [id] }, { sessions }) => {
      await sessions.end(id!);
      return [204];
    },
  ],
];

const contentsRoutes: Route[] = [
  [
    "GET",
    /^\/api\/contents\/(.*)\/checkpoints$/,
    ({ names: [path] }, { checkpoints }) => [200, checkpoints.list(path!)],
  ],
  [
    "POST",
    /^\/api\/contents\/(.*)\/checkpoints$/,
    ({ names: [path] }, { checkpoints }) => [201, checkpoints.create(path!)],
  ],
  [
    "POST",
    /^\/api\/contents\/(.*)\/checkpoints\/checkpoint$/,
    ({ names: [path] }, { checkpoints }) => {
      checkpoints.restore(path!);
      return [204];
    },
  ],
  [
    "DELETE",
    /^\/api\/contents\/(.*)\/checkpoints\/checkpoint$/,
    ({ names: [path] }, { checkpoints }) => {
      checkpoints.remove(path!);
      return [204];
    },
  ],
  [
    "GET",
    /^\/api\/contents\/?(.*)$/,
    ({ names: [path], query }, { contents }) => {
      const content = query.get("content") !== "0";
      const [type, format] = [query.get("type") ?? undefined, query.get("format") ?? undefined];
      return [200, contents.get(path!, { content, type, format })];
    },
  ],
  [
    "PUT",
    /^\/api\/contents\/(.*)$/,
    ({ names: [path], body }, { contents }) => [200, contents.save(path!, body as ContentsToSave)],
  ],
  [
    "POST",
    /^\/api\/contents\/?(.*)$/,
    ({ names: [path], body }, { contents }) => {
      const { type, ext, copy_from: from } = body as { type?: string; ext?: string; copy_from?: string };
      return [201, contents.create(path!, { ...(type && { type }), ...(ext && { ext }), ...(from && { from }) })];
    },
  ],
  [
    "PATCH",
    /^\/api\/contents\/(.*)$/,
    ({ names: [path], body }, { contents }) => [200, contents.rename(path!, textOf(body["path"]))],
  ],
  [
    "DELETE",
    /^\/api\/contents\/(.*)$/,
    ({ names: [path] }, { contents }) => {
      contents.remove(path!);
      return [204];
    },
  ],
];

const labRoutes: Route[] = [
  ["GET", /^\/lab\/api\/settings\/?$/, (_, { settings }) => [200, { settings: settings.list, warnings: [] }]],
  ["GET", /^\/lab\/api\/settings\/(.+)$/, ({ names: [id] }, { settings }) => [200, settings.get(id!)]],
  [
    "PUT",
    /^\/lab\/api\/settings\/(.+)$/,
    ({ names: [id], body }, { settings }) => {
      settings.set(id!, body["raw"]);
      return [204];
    },
  ],
  [
    "GET",
    /^\/lab\/api\/translations\/?(.*)$/,
    ({ names: [language] }) => {
      const english = { en: { displayName: "English", nativeName: "English" } };
      return [200, { data: language === "" ? english : {}, message: "" }];
    },
  ],
  [
    "GET",
    /^\/lab\/api\/workspaces\/?$/,
    (_, { workspaces }) => {
      const ids = workspaces.names;
      return [200, { workspaces: { ids, values: ids.map((id) => workspaces.get(id)) } }];
    },
  ],
  [
    "GET",
    /^\/lab\/api\/workspaces\/(.+)$/,
    ({ names: [id] }, { workspaces }) => [200, workspaces.get(id!) ?? { data: {}, metadata: { id } }],
  ],
  [
    "PUT",
    /^\/lab\/api\/workspaces\/(.+)$/,
    ({ names: [id], body }, { workspaces }) => {
      workspaces.set(id!, body);
      return [204];
    },
  ],
  [
    "DELETE",
    /^\/lab\/api\/workspaces\/(.+)$/,
    ({ names: [id] }, { workspaces }) => {
      workspaces.remove(id!);
      return [204];
    },
  ],
];

/** All of them; the first whose address fits is taken. */
export const routes: readonly Route[] = [
  ...general,
  ...kernelRoutes,
  ...sessionRoutes,
  ...contentsRoutes,
  ...labRoutes,
];

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
