import type { ServerResponse } from "node:http";

/** Sends JSON, or nothing but a status. */
export function sendJson(response: ServerResponse, status: number, json?: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(json === undefined ? undefined : JSON.stringify(json));
}

/** Sends a page. */
export function sendHtml(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" });
  response.end(html);
}

/** Leads on to another address of this server. */
export function redirect(response: ServerResponse, address: string, headers: Record<string, string> = {}): void {
  response.writeHead(302, { location: address, "cache-control": "no-store", ...headers });
  response.end();
}
