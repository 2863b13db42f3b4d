/** Completions and tooltips: what tslab knows, and what it doesn't say by itself. */
import type { Message } from "../publish/message.js";
import { calledAt } from "./calledAt.js";
import { importPaths } from "./importPaths.js";

/** A reply's type and content. */
export interface Reply {
  type: string;
  content: Record<string, unknown>;
}

/** Helps one kernel to help a person who writes code. */
export class CodeHelp {
  /** @param ask sends a request to the kernel, and resolves to its reply */
  constructor(private readonly ask: (type: string, content: Record<string, unknown>) => Promise<Message>) {}

  /** The reply to `complete_request` or `inspect_request`. Places count code points there, but UTF-16 in tslab. */
  async replyTo({ header, content }: Message): Promise<Reply> {
    const code = String(content["code"]);
    const position = [...code].slice(0, Number(content["cursor_pos"])).join("").length;
    const inPoints = (index: unknown): number => [...code.slice(0, Number(index))].length;
    if (header.msg_type === "inspect_request")
      return { type: "inspect_reply", content: await this.inspect(code, position) };
    const found = importPaths(code.slice(0, position));
    if (found !== undefined) {
      const [start, end] = [inPoints(found.start), inPoints(position)];
      const matches = { matches: found.paths, cursor_start: start, cursor_end: end };
      return { type: "complete_reply", content: { status: "ok", metadata: {}, ...matches } };
    }
    const reply = (await this.ask("complete_request", { code, cursor_pos: position })).content;
    const places = { cursor_start: inPoints(reply["cursor_start"]), cursor_end: inPoints(reply["cursor_end"]) };
    return { type: "complete_reply", content: { ...reply, ...places } };
  }

  /** What the name at a place is; inside of a call's parentheses, what is called. */
  private async inspect(code: string, position: number): Promise<Record<string, unknown>> {
    for (const place of [position, position - 1, calledAt(code, position)]) {
      if (place === undefined || place < 0) continue;
      const { content } = await this.ask("inspect_request", { code, cursor_pos: place, detail_level: 0 });
      if (content["found"] === true) return asMarkdown(content);
    }
    return { status: "ok", found: false, data: {}, metadata: {} };
  }
}

/** The signature as code, the doc comment as the Markdown that it is. */
function asMarkdown(content: Record<string, unknown>): Record<string, unknown> {
  const data = content["data"] as Record<string, unknown>;
  const [signature = "", ...comment] = String(data["text/plain"]).split("\n\n");
  const markdown = [`\`\`\`typescript\n${signature}\n\`\`\``, ...comment].join("\n\n");
  return { ...content, data: { ...data, "text/markdown": markdown } };
}
