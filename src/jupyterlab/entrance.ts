/** How a person comes in: the lab's page, to which the token is exchanged for a cookie. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Access } from "./access.js";
import { redirect, sendHtml } from "./answers.js";
import { HttpFailure } from "./httpFailure.js";
import { doorstepPage, labPage, type PageOptions, refusalPage } from "./page.js";
import { bytesOf } from "./requestBody.js";

/** A page's address: an arrangement of tabs, and a file. */
const PAGE = /^\/(?:lab(?:\/workspaces\/([\w-]+))?(?:\/tree(?:\/(.*))?)?\/?)?$/;
const LARGEST_FORM = 10_000;

/** Whether an address is the lab's page. */
export function isPage(path: string): boolean {
  return PAGE.test(path);
}

/**
 * Sends the lab's page to whoever may see it. With the token in its address it leads on to the address without, and hands
 * over the cookie.
 */
export function sendPage(
  access: Access,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  options: Pick<PageOptions, "folder" | "canBuild">,
): void {
  const target = url.pathname === "/" ? "/lab" : url.pathname;
  const [, workspace = "default", tree = ""] = PAGE.exec(decodeURIComponent(url.pathname)) ?? [];
  try {
    access.check(request, url);
    if (url.searchParams.has("token")) redirect(response, target, { "set-cookie": access.cookie });
    else if (url.pathname === "/") redirect(response, target);
    else sendHtml(response, 200, labPage({ ...options, tree, workspace }));
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    // The cookie doesn't come with what another site's page leads to, nor with a redirect from there: step in from here.
    const isFromElsewhere = request.headers["sec-fetch-site"] === "cross-site" && !url.searchParams.has("token");
    if (isFromElsewhere && access.isOwnName(request)) sendHtml(response, 200, doorstepPage(target));
    else sendHtml(response, error.status, refusalPage(error.message));
  }
}

/**
 * Takes the token from a form, so that it stands in no address: what the page does by which the browser is opened.
 *
 * @throws HttpFailure 403
 */
export async function login(access: Access, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams((await bytesOf(request, LARGEST_FORM)).toString("utf8"));
  const mayEnter = access.isOwnName(request) && access.isToken(form.get("token"));
  if (!mayEnter) throw new HttpFailure(403, "the token is wrong");
  const next = form.get("next") ?? "";
  response.setHeader("set-cookie", access.cookie);
  sendHtml(response, 200, doorstepPage(/^\/lab\/[^\\]*$/.test(next) ? next : "/lab"));
}
