/** Who listens to a kernel: the pages that are open, each by a connection of its own. */
import type { ChannelName } from "../publish/kernelChannels.js";
import type { Message } from "../publish/message.js";
import type { ChannelMessage } from "./wire.js";

/** One connection. */
export interface Listener {
  /** The session of the page: replies go to the one that asked. */
  readonly session: string;
  send(message: ChannelMessage): void;
  /** Bytes that are sent, but haven't left. */
  readonly waiting: number;
  /** Resolves when less is waiting; a listener that doesn't take anything any more is dropped meanwhile. */
  drained(): Promise<void>;
  close(): void;
}

/** Above so many bytes the kernel's outputs wait for a page. */
const MOST_WAITING = 32e6;
/** Messages kept for a page whose connection was lost and that may come again. */
const MOST_KEPT = 2000;

/** The listeners of one kernel. */
export class Listeners {
  private readonly all = new Set<Listener>();
  /** What came since the last page of a session lost its connection. */
  private kept: { session: string; messages: ChannelMessage[] } | undefined;

  get count(): number {
    return this.all.size;
  }

  /** Adds a page; one that comes again hears what it has missed. */
  add(listener: Listener): void {
    this.all.add(listener);
    if (this.kept?.session === listener.session) {
      for (const message of this.kept.messages) listener.send(message);
    }
    this.kept = undefined;
  }

  remove(listener: Listener): void {
    if (!this.all.delete(listener)) return;
    if (this.all.size === 0) this.kept = { session: listener.session, messages: [] };
  }

  /** Sends what the kernel publishes to all, a reply to the session that asked; resolves when more may come. */
  async tell(channel: ChannelName, message: Message): Promise<void> {
    const sent = { channel, message };
    const mine = (session: string): boolean => channel === "iopub" || message.parent.session === session;
    if (this.kept !== undefined && mine(this.kept.session)) {
      this.kept.messages.push(sent);
      if (this.kept.messages.length > MOST_KEPT) this.kept = undefined;
    }
    for (const listener of this.all) {
      if (!mine(listener.session)) continue;
      listener.send(sent);
      if (listener.waiting > MOST_WAITING) await listener.drained();
    }
  }

  close(): void {
    for (const listener of this.all) listener.close();
    this.all.clear();
    this.kept = undefined;
  }
}
