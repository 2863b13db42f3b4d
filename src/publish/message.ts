import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

/** Header of a message of the Jupyter messaging protocol 5. */
export interface MessageHeader {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A message of the Jupyter messaging protocol 5, without the routing frames before it and the buffers after it. */
export interface Message {
  header: MessageHeader;
  /** The header of the request that this answers; empty for a request. */
  parent: Partial<MessageHeader>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
}

/** Thrown for frames that aren't a message, or whose signature doesn't fit the key. */
export class MessageError extends Error {
  override name = "MessageError";
}

const DELIMITER = Buffer.from("<IDS|MSG>");

/**
 * A new request with a random id and the present time.
 *
 * @example const request = newRequest("kernel_info_request", {}, session);
 */
export function newRequest(type: string, content: Record<string, unknown>, session: string): Message {
  return {
    header: {
      msg_id: randomUUID(),
      session,
      username: "plasticity",
      date: new Date().toISOString(),
      msg_type: type,
      version: "5.3",
    },
    parent: {},
    metadata: {},
    content,
  };
}

/**
 * HMAC-SHA256 of a message's four JSON frames in hexadecimal (Jupyter messaging protocol, "The wire protocol"); empty
 * for an empty key, which means that messages are not signed.
 */
export function signature(key: string, frames: readonly Uint8Array[]): string {
  if (key === "") return "";
  const hash = createHmac("sha256", key);
  for (const frame of frames) hash.update(frame);
  return hash.digest("hex");
}

/**
 * The frames of a message as they go over the wire: delimiter, signature, header, parent header, metadata, content.
 *
 * @example await socket.send(encodeMessage(request, key));
 */
export function encodeMessage(message: Message, key: string): Buffer[] {
  const parts = [message.header, message.parent, message.metadata, message.content];
  const body = parts.map((part) => Buffer.from(JSON.stringify(part)));
  return [DELIMITER, Buffer.from(signature(key, body)), ...body];
}

function parseFrame(frame: Buffer, name: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(frame.toString("utf8"));
  } catch {
    throw new MessageError(`message: ${name} is not JSON`);
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new MessageError(`message: ${name}: expected an object, got ${JSON.stringify(value)}`);
  }
  return value as Record<string, unknown>;
}

/**
 * The message in the frames received from a kernel.
 *
 * @param frames routing identities, delimiter, signature, four JSON frames, then possibly buffers (ignored)
 * @param key the connection's key
 * @throws MessageError when the delimiter or a frame is missing, the signature is wrong, or a frame isn't a JSON object
 * @example const message = decodeMessage(await socket.receive(), key);
 */
export function decodeMessage(frames: readonly Buffer[], key: string): Message {
  const start = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (start < 0) throw new MessageError("message: no <IDS|MSG> delimiter");
  const body = frames.slice(start + 2, start + 6);
  if (body.length < 4) throw new MessageError(`message: expected 4 frames after the signature, got ${body.length}`);
  const given = frames[start + 1]!;
  const expected = Buffer.from(signature(key, body));
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new MessageError("message: the signature doesn't fit the connection's key");
  }
  const header = parseFrame(body[0]!, "header");
  for (const field of ["msg_id", "msg_type"] as const) {
    if (typeof header[field] !== "string") throw new MessageError(`message: header without ${field}`);
  }
  return {
    header: header as unknown as MessageHeader,
    parent: parseFrame(body[1]!, "parent header") as Partial<MessageHeader>,
    metadata: parseFrame(body[2]!, "metadata"),
    content: parseFrame(body[3]!, "content"),
  };
}
