import type { Message } from "../publish/message.js";

/** The runs of cells that pages have asked for and the kernel hasn't answered; several pages may wait for one kernel. */
export class PendingRuns {
  private readonly requests = new Map<string, Message["header"]>();
  /** Session of the page whose cell failed last: with it the kernel drops all cells that wait, of other pages too. */
  private failed: string | undefined;

  /** To be told of each run that is asked for. */
  begins(request: Message["header"]): void {
    this.requests.set(request.msg_id, request);
  }

  /** To be told of each reply. What its cell should say, when it was dropped because of another page's. */
  replied({ header, parent, content }: Message): string | undefined {
    if (header.msg_type !== "execute_reply" || !this.requests.delete(parent.msg_id ?? "")) return undefined;
    if (content["status"] === "error") this.failed = parent.session;
    const isDropped = content["status"] === "abort" && parent.session !== this.failed;
    return isDropped ? "Not run: a cell of another page, before it, failed or was interrupted.\n" : undefined;
  }

  /** Those that the kernel won't answer any more. */
  given(): Message["header"][] {
    const given = [...this.requests.values()];
    this.requests.clear();
    return given;
  }
}
