import type { MimeBundle } from "./notebook.js";

/** Characters of a cell's outputs that are kept; a figure of a notebook has some hundred thousand. */
const OUTPUT_LIMIT = 10_000_000;
/** Of what it prints to stderr and of its errors, which say why it failed: whatever else has been put out. */
const ERROR_LIMIT = 1_000_000;

/** How much room there is for a cell's outputs: beyond it they are kept in part, with a note. */
export class OutputRoom {
  private readonly outputs: { left: number; readonly limit: number; isNoted: boolean };
  private readonly errors: { left: number; readonly limit: number; isNoted: boolean };

  /** @param limit in characters, for outputs and for errors; by default 10 million and 1 million */
  constructor(limit = OUTPUT_LIMIT, errorLimit = ERROR_LIMIT) {
    this.outputs = { left: limit, limit, isNoted: false };
    this.errors = { left: errorLimit, limit: errorLimit, isNoted: false };
  }

  /** As much of a text as there is room for, and the note where it ends; nothing after that. */
  text(text: string, kind: "outputs" | "errors"): string {
    const room = this[kind];
    if (room.isNoted) return "";
    if (text.length <= room.left) {
      room.left -= text.length;
      return text;
    }
    // no half of a character that takes two
    const end = /[\ud800-\udbff]/.test(text[room.left - 1] ?? "") ? room.left - 1 : room.left;
    const part = text.slice(0, end);
    room.left = 0;
    room.isNoted = true;
    return `${part}${part.endsWith("\n") ? "" : "\n"}[${note("the rest is", kind, room.limit)}]\n`;
  }

  /** A display's data when there is room for it, else a note in its place. */
  data(data: MimeBundle): MimeBundle {
    const size = sizeOf(data);
    if (size > this.outputs.left) {
      return { "text/plain": `[${note(`an output of ${size} characters is`, "outputs", this.outputs.limit)}]` };
    }
    this.outputs.left -= size;
    return data;
  }

  /** Gives back the room of a display that is updated. */
  release(data: MimeBundle): void {
    this.outputs.left = Math.min(this.outputs.limit, this.outputs.left + sizeOf(data));
  }

  /** Gives back all of it: the cell's outputs were cleared. */
  clear(): void {
    for (const room of [this.outputs, this.errors]) Object.assign(room, { left: room.limit, isNoted: false });
  }
}

function note(what: string, kind: string, limit: number): string {
  return `${what} left out: of a cell's ${kind} ${limit} characters are kept`;
}

function sizeOf(data: MimeBundle): number {
  return Object.values(data).reduce((sum: number, value) => {
    return sum + (typeof value === "string" ? value.length : (JSON.stringify(value)?.length ?? 0));
  }, 0);
}
