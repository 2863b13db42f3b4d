/** The lab's WebSockets: a page's connection to a kernel, and the stream of events, in which nothing happens here. */
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import type { Access } from "./access.js";
import { HttpFailure } from "./httpFailure.js";
import type { Kernels } from "./kernels.js";
import type { LabKernel } from "./labKernel.js";
import type { Listener } from "./listeners.js";
import { BINARY_PROTOCOL, packBinary, packText, unpackBinary, unpackText } from "./wire.js";

const LARGEST_MESSAGE = 64e6;
/** Bytes that may wait for a page before the kernel goes on. */
const FEW_WAITING = 8e6;
/** Seconds after which a page that takes nothing is given up; it connects again when it lives. */
const PATIENCE = 30;

/** Answers a server's requests for WebSockets. */
export function serveWebSockets(
  server: Server,
  access: Access,
  kernels: Kernels,
  report: (line: string) => void,
): WebSocketServer {
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (offered) => (offered.has(BINARY_PROTOCOL) ? BINARY_PROTOCOL : false),
  });
  server.on("upgrade", (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    try {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      access.checkSocket(request, url);
      const id = /^\/api\/kernels\/([\w-]+)\/channels$/.exec(url.pathname)?.[1];
      const kernel = id === undefined ? undefined : kernels.get(id);
      if (kernel === undefined && url.pathname !== "/api/events/subscribe") throw new HttpFailure(404, "not served");
      sockets.handleUpgrade(request, stream, head, (socket) => {
        if (kernel !== undefined) connect(socket, kernel, url.searchParams.get("session_id") ?? "", report);
      });
    } catch (error) {
      const status = error instanceof HttpFailure ? error.status : 400;
      stream.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\n\r\n`);
    }
  });
  return sockets;
}

function connect(socket: WebSocket, kernel: LabKernel, session: string, report: (line: string) => void): void {
  const isBinary = socket.protocol === BINARY_PROTOCOL;
  let known = session;
  const listener: Listener = {
    get session() {
      return known;
    },
    send: (message) => socket.send(isBinary ? packBinary(message) : packText(message)),
    get waiting() {
      return socket.bufferedAmount;
    },
    async drained() {
      for (let waited = 0; socket.bufferedAmount > FEW_WAITING && socket.readyState === socket.OPEN; waited += 0.02) {
        if (waited > PATIENCE) socket.terminate();
        await sleep(20);
      }
    },
    close: () => socket.close(),
  };
  kernel.listeners.add(listener);
  socket.on("close", () => kernel.listeners.remove(listener));
  socket.on("error", () => socket.terminate());
  socket.on("message", (data: RawData, binary: boolean) => {
    try {
      const bytes = data as Buffer;
      const { channel, message } = binary ? unpackBinary(bytes) : unpackText(bytes.toString("utf8"));
      known ||= message.header.session;
      kernel.send(channel, message).catch((error: unknown) => report(`kernel: ${(error as Error).message}`));
    } catch (error) {
      socket.close(1003, (error as Error).message.slice(0, 100));
    }
  });
}
