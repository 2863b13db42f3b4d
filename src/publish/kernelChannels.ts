import { Dealer, Subscriber } from "zeromq";
import type { Connection } from "./kernelProcess.js";
import { decodeMessage, encodeMessage, type Message, MessageError } from "./message.js";

/** The kernel's channels: requests and their replies on three, what everybody hears on iopub. */
export type ChannelName = "shell" | "control" | "stdin" | "iopub";

/**
 * Milliseconds after which a socket is asked again whether a message has come: ZeroMQ tells of messages through a
 * descriptor that changes once, and under heavy load such a change was missed.
 */
const ASK_AGAIN = 2000;

/** The four channels of one kernel, with every message signed and checked. */
export class KernelChannels {
  private readonly requests = {
    shell: new Dealer({ linger: 0, receiveTimeout: ASK_AGAIN }),
    control: new Dealer({ linger: 0, receiveTimeout: ASK_AGAIN }),
    stdin: new Dealer({ linger: 0, receiveTimeout: ASK_AGAIN }),
  };
  private readonly sent = { shell: Promise.resolve(), control: Promise.resolve(), stdin: Promise.resolve() };
  private readonly iopub = new Subscriber({ linger: 0, receiveHighWaterMark: 0, receiveTimeout: ASK_AGAIN });

  /**
   * @param connection from the kernel's connection file
   * @param receive gets each message; the next of its channel waits until it is done
   * @example const channels = new KernelChannels(process.connection, (channel, message) => { … });
   */
  constructor(
    private readonly connection: Connection,
    private readonly receive: (channel: ChannelName, message: Message) => void | Promise<void>,
  ) {
    const { ip, transport } = connection;
    this.iopub.subscribe();
    this.iopub.connect(`${transport}://${ip}:${connection.iopub_port}`);
    void this.read("iopub", this.iopub);
    for (const channel of ["shell", "control", "stdin"] as const) {
      this.requests[channel].connect(`${transport}://${ip}:${connection[`${channel}_port`]}`);
      void this.read(channel, this.requests[channel]);
    }
  }

  /** Sends a request to the kernel, after those before it: a socket takes one at a time. */
  async send(channel: Exclude<ChannelName, "iopub">, message: Message): Promise<void> {
    const socket = this.requests[channel];
    const sent = this.sent[channel].then(async () => {
      if (!socket.closed) await socket.send(encodeMessage(message, this.connection.key));
    });
    this.sent[channel] = sent.catch(() => undefined);
    return sent;
  }

  close(): void {
    for (const socket of [this.iopub, ...Object.values(this.requests)]) {
      if (!socket.closed) socket.close();
    }
  }

  private async read(channel: ChannelName, socket: Dealer | Subscriber): Promise<void> {
    while (!socket.closed) {
      try {
        await this.receive(channel, decodeMessage(await socket.receive(), this.connection.key));
      } catch (error) {
        if (socket.closed) return;
        // A frame that isn't signed by our kernel is none of our business; anything else is a fault here.
        const nothingYet = (error as NodeJS.ErrnoException).code === "EAGAIN";
        if (!nothingYet && !(error instanceof MessageError)) throw error;
      }
    }
  }
}
