import { createReadStream, statSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { extname } from "node:path";
import { pipeline } from "node:stream";
import { HttpFailure } from "./httpFailure.js";

const TYPES: Readonly<Record<string, string>> = {
  ".css": "text/css; charset=utf-8",
  ".gif": "image/gif",
  ".html": "text/html; charset=utf-8",
  ".jpg": "image/jpeg",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
};

/**
 * Sends a file.
 *
 * @param file where it is; the caller has made sure that it may be sent
 * @param name what to call it in a message
 * @throws HttpFailure 404
 */
export function sendFile(
  response: ServerResponse,
  file: string,
  name: string,
  headers: Record<string, string> = {},
): void {
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat?.isFile() !== true) throw new HttpFailure(404, `${name}: no such file`);
  response.writeHead(200, {
    "content-type": TYPES[extname(file).toLowerCase()] ?? "application/octet-stream",
    "content-length": String(stat.size),
    "cache-control": "no-cache",
    ...headers,
  });
  pipeline(createReadStream(file), response, () => undefined);
}
