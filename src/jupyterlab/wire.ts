/** Kernel messages on a WebSocket, in the two forms of Jupyter Server. */
import { type Message, MessageError, type MessageHeader } from "../publish/message.js";

/** The binary form, which JupyterLab offers; without a subprotocol messages are JSON, which other clients speak. */
export const BINARY_PROTOCOL = "v1.kernel.websocket.jupyter.org";

/** A message with the kernel's channel that it belongs to ("shell", "control", "stdin", "iopub"). */
export interface ChannelMessage {
  channel: string;
  message: Message;
}

const PARTS = ["header", "parent header", "metadata", "content"] as const;
const BYTES = 8;

/**
 * One binary frame: how many offsets follow, the offsets (64 bits, little-endian), then channel, header, parent header,
 * metadata and content.
 *
 * @example socket.send(packBinary({ channel: "iopub", message }));
 */
export function packBinary({ channel, message }: ChannelMessage): Buffer {
  const texts = [message.header, message.parent, message.metadata, message.content].map((part) => JSON.stringify(part));
  const parts = [channel, ...texts].map((text) => Buffer.from(text));
  const head = Buffer.alloc(BYTES * (parts.length + 2));
  head.writeBigUInt64LE(BigInt(parts.length + 1), 0);
  let offset = head.length;
  head.writeBigUInt64LE(BigInt(offset), BYTES);
  for (const [index, part] of parts.entries()) {
    offset += part.length;
    head.writeBigUInt64LE(BigInt(offset), BYTES * (index + 2));
  }
  return Buffer.concat([head, ...parts]);
}

/**
 * The message in a binary frame.
 *
 * @throws MessageError for a frame that isn't one, or that carries buffers, which this kernel doesn't take
 */
export function unpackBinary(frame: Buffer): ChannelMessage {
  const count = frame.length < BYTES ? 0 : Number(frame.readBigUInt64LE(0));
  if (count !== PARTS.length + 2 || frame.length < BYTES * (count + 1)) {
    throw new MessageError("message: expected a frame with a channel and four parts, without buffers");
  }
  const offsets = Array.from({ length: count }, (_, index) => Number(frame.readBigUInt64LE(BYTES * (index + 1))));
  const text = (index: number): string => frame.toString("utf8", offsets[index]!, offsets[index + 1]!);
  const [header, parent, metadata, content] = PARTS.map((name, index) => objectIn(text(index + 1), name));
  return checked(text(0), header, parent, metadata, content);
}

/** A message as JSON text. */
export function packText({ channel, message }: ChannelMessage): string {
  const { header, parent, metadata, content } = message;
  return JSON.stringify({ channel, header, parent_header: parent, metadata, content, buffers: [] });
}

/**
 * The message in JSON text.
 *
 * @throws MessageError for text that isn't one
 */
export function unpackText(text: string): ChannelMessage {
  const { channel, header, parent_header, metadata, content } = objectIn(text, "message");
  return checked(channel, header, parent_header ?? {}, metadata ?? {}, content);
}

function objectIn(text: string, name: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // said below
  }
  throw new MessageError(`message: ${name} is not a JSON object`);
}

function checked(channel: unknown, ...parts: unknown[]): ChannelMessage {
  const [header, parent, metadata, content] = parts.map((part, index) => {
    if (!isObject(part)) throw new MessageError(`message: ${PARTS[index]!} is not an object`);
    return part;
  });
  for (const field of ["msg_id", "msg_type", "session"]) {
    if (typeof header?.[field] !== "string") throw new MessageError(`message: header without ${field}`);
  }
  if (typeof channel !== "string") throw new MessageError("message: no channel");
  const message = {
    header: header as unknown as MessageHeader,
    parent: parent!,
    metadata: metadata!,
    content: content!,
  };
  return { channel, message };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
