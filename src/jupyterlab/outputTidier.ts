import type { Message } from "../publish/message.js";
import { OutputRoom } from "../publish/outputRoom.js";
import { withoutPaths } from "../publish/withoutPaths.js";

/** Characters of text that one run of a cell may put out; figures aren't counted. */
const MOST_TEXT = 2e6;
/** How tslab's kernel reports an interrupt, by what ended there: a script, or a promise that was waited for. */
const INTERRUPTED = /^Error: (?:Script execution was interrupted by `SIGINT`|Interrupted asynchronously)\n {4}at /;
/** From here on a stack is the kernel's, not the cell's. */
const KERNEL_FRAMES =
  /\n {4}at (?:sigintHandlersWrap \(node:vm|Script\.runInThisContext|.*node_modules\/tslab\/)[\s\S]*?(?=\n(?! {4}at )|$)/;

/**
 * Makes what a kernel prints fit to be read, and to be saved: an interrupt is one line, stacks end where the cell does,
 * paths begin at the project's folder, and no cell floods the page.
 */
export class OutputTidier {
  /** Room for text by the request that it answers. */
  private readonly rooms = new Map<string, OutputRoom>();

  /** @param project the folder that is taken out of paths */
  constructor(private readonly project: string) {}

  /** To be told of each run of a cell. */
  begins(request: string): void {
    // Late output of earlier cells counts towards nothing any more; it is rare and short.
    if (this.rooms.size > 100) this.rooms.clear();
    this.rooms.set(request, new OutputRoom(MOST_TEXT));
  }

  /** A message of the iopub channel as it is to be heard; undefined when it isn't. */
  tidied(message: Message): Message | undefined {
    const { content } = message;
    switch (message.header.msg_type) {
      case "stream": {
        const kind = content["name"] === "stderr" ? "errors" : "outputs";
        const text = this.roomOf(message).text(this.readable(String(content["text"])), kind);
        return text === "" ? undefined : { ...message, content: { ...content, text } };
      }
      case "error": {
        const evalue = this.readable(String(content["evalue"]));
        return { ...message, content: { ...content, evalue, traceback: [] } };
      }
      default:
        return message;
    }
  }

  private readable(text: string): string {
    if (INTERRUPTED.test(text)) return "Interrupted.\n";
    // after the last frame Node may open a brace, for the error's own properties
    const short = text.replace(KERNEL_FRAMES, (frames) => (frames.endsWith(" {") ? " {" : ""));
    return withoutPaths(short, this.project);
  }

  private roomOf({ parent }: Message): OutputRoom {
    const request = parent.msg_id ?? "";
    const room = this.rooms.get(request) ?? new OutputRoom(MOST_TEXT);
    this.rooms.set(request, room);
    return room;
  }
}
