import type { IncomingMessage } from "node:http";
import { HttpFailure } from "./httpFailure.js";

const LARGEST = 256e6;

/**
 * The bytes that came with a request.
 *
 * @param most how many are taken
 * @throws HttpFailure 413 for more
 */
export async function bytesOf(request: IncomingMessage, most: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > most) throw new HttpFailure(413, `the request: more than ${most / 1e6} MB`);
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * The JSON object that came with a request; an empty one for nothing.
 *
 * @throws HttpFailure 400 for anything else
 */
export async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = (await bytesOf(request, LARGEST)).toString("utf8");
  if (text === "") return {};
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Record<string, unknown>;
  } catch {
    // said below
  }
  throw new HttpFailure(400, "the request: expected a JSON object");
}
