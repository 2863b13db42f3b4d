/** The pages that the server writes itself. */
import { LAB_THEME } from "./labTheme.js";

/** Plugins whose helpers aren't in the bundle, or that would ask another host for something. */
const DISABLED = [
  "@jupyterlab/application-extension:faviconbusy",
  "@jupyterlab/apputils-extension:announcements",
  "@jupyterlab/completer-extension:inline-history",
  "@jupyterlab/fileeditor-extension:language-server",
  "@jupyterlab/help-extension:jupyter-forum",
  "@jupyterlab/help-extension:launch-classic",
  "@jupyterlab/help-extension:licenses",
  "@jupyterlab/inspector-extension:consoles",
  "@jupyterlab/notebook-extension:language-server",
  "@jupyterlab/notebook-extension:update-raw-mimetype",
  "@jupyterlab/tooltip-extension:consoles",
];

/** What the page is told. */
export interface PageOptions {
  /** The file that it opens first; "" for none. */
  tree: string;
  /** The arrangement of tabs that it has; a second window gets one of its own. */
  workspace: string;
  /** The name of the lab's folder. */
  folder: string;
  /** Whether the folder is a project whose package can be built. */
  canBuild: boolean;
}

/**
 * The page that starts JupyterLab's front end.
 *
 * @example response.end(labPage({ tree: "notebooks/index.ipynb", workspace: "default", folder: "plasticity", canBuild: true }));
 */
export function labPage({ tree, workspace, folder, canBuild }: PageOptions): string {
  const config = {
    appName: "plasticity lab",
    appVersion: "4",
    appUrl: "/lab",
    baseUrl: "/",
    // The cookie speaks for the page: a script in it never sees the token.
    token: "",
    fullStaticUrl: "/static",
    settingsUrl: "/lab/api/settings",
    themesUrl: "/static/themes",
    translationsApiUrl: "/lab/api/translations",
    workspacesApiUrl: "/lab/api/workspaces",
    treeUrl: "/lab/tree",
    workspacesUrl: "/lab/workspaces",
    mode: "multiple-document",
    workspace,
    treePath: tree,
    serverRoot: folder,
    notebookVersion: "[7,0,0]",
    quitButton: "true",
    exposeAppInBrowser: "true",
    federated_extensions: "[]",
    disabledExtensions: JSON.stringify(DISABLED),
    plasticityBuild: String(canBuild),
  };
  const json = JSON.stringify(config).replaceAll("<", "\\u003c");
  return page(
    "plasticity lab",
    `<link rel="stylesheet" href="/static/lab.css">
<style>${LAB_THEME}</style>
<script id="jupyter-config-data" type="application/json">${json}</script>
<script src="/plasticity/outputs.js"></script>
<script type="module" src="/static/lab.js"></script>`,
  );
}

/** A page that leads on, so that the address with the token is left, and the next request is the lab's own. */
export function doorstepPage(address: string): string {
  const safe = address.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  return page(
    "plasticity lab",
    `<meta http-equiv="refresh" content="0;url=${safe}">`,
    `<p><a href="${safe}">Open the lab</a></p>`,
  );
}

/** What a person reads who comes without the token. */
export function refusalPage(why: string): string {
  return page("plasticity lab", "", `<h1>Not opened</h1><p>${why}.</p>`);
}

function page(title: string, head: string, body = ""): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title><link rel="icon" href="data:,">
${head}</head><body>${body}</body></html>
`;
}
