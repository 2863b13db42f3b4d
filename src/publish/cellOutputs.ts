import { DEEPEST_JSON, jsonNesting } from "../files/jsonNesting.js";
import type { Message } from "./message.js";
import type { DisplayOutput, MimeBundle, Output } from "./notebook.js";
import { OutputRoom } from "./outputRoom.js";

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function objectOf(value: unknown): Record<string, unknown> {
  return isObject(value) ? value : {};
}

/** The data of a display, without what is nested so deep that the notebook couldn't be written; a text says so. */
function bundleOf(value: unknown): MimeBundle {
  const kept = Object.entries(objectOf(value)).filter(([, data]) => jsonNesting(data) <= DEEPEST_JSON);
  const bundle: MimeBundle = Object.fromEntries(kept);
  const left = Object.keys(objectOf(value)).filter((type) => !(type in bundle));
  if (left.length === 0) return bundle;
  return { "text/plain": `${left.join(", ")}: nested more than ${DEEPEST_JSON} levels deep, left out`, ...bundle };
}

/** Metadata, unless it is nested too deep. */
function metadataOf(value: unknown): Record<string, unknown> {
  return jsonNesting(value) <= DEEPEST_JSON ? objectOf(value) : {};
}

const OUTPUTS: ReadonlySet<string> = new Set(["stream", "display_data", "execute_result", "error"]);

function clear(cell: { outputs: Output[]; room: OutputRoom; clearBeforeNext: boolean }): void {
  cell.outputs.length = 0;
  cell.room.clear();
  cell.clearBeforeNext = false;
}

/**
 * What a kernel's messages leave as a notebook's outputs: streams joined, displays replaced by their last update
 * (`update_display_data`, tslab's `newDisplay`), `clear_output` obeyed. Nothing that varies between runs is kept:
 * display ids, message ids and times are dropped. Outputs beyond a limit are left out, with a note (see `OutputRoom`).
 */
export class CellOutputs {
  /** Outputs by the id of the request that they answer. */
  private readonly cells = new Map<string, { outputs: Output[]; room: OutputRoom; clearBeforeNext: boolean }>();
  /** Every output that shows a display id, with its cell's room: an update changes all of them, in whichever cell. */
  private readonly displays = new Map<string, { output: DisplayOutput; room: OutputRoom }[]>();

  /** @param roomOf makes the room for a cell's outputs */
  constructor(private readonly roomOf = (): OutputRoom => new OutputRoom()) {}

  /** Starts to collect what answers the request `messageId`; the list returned grows as messages come. */
  begin(messageId: string): Output[] {
    const outputs: Output[] = [];
    this.cells.set(messageId, { outputs, room: this.roomOf(), clearBeforeNext: false });
    return outputs;
  }

  /** Takes one message of the kernel's IOPub channel; messages that answer no known request are ignored. */
  receive(message: Message): void {
    const { content } = message;
    const cell = this.cells.get(message.parent.msg_id ?? "");
    if (cell === undefined) return;
    const type = message.header.msg_type;
    if (type === "clear_output") {
      if (content["wait"] === true) cell.clearBeforeNext = true;
      else clear(cell);
      return;
    }
    if (type === "update_display_data") {
      this.update(content);
      return;
    }
    if (!OUTPUTS.has(type)) return;
    if (cell.clearBeforeNext) clear(cell);
    const output = this.outputOf(type, content, cell.room);
    if (output === undefined) return;
    const last = cell.outputs.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text += output.text;
      return;
    }
    cell.outputs.push(output);
  }

  private outputOf(type: string, content: Record<string, unknown>, room: OutputRoom): Output | undefined {
    switch (type) {
      case "stream": {
        const name = content["name"] === "stderr" ? "stderr" : "stdout";
        const given = String(content["text"]);
        const text = room.text(given, name === "stderr" ? "errors" : "outputs");
        return text === "" && given !== "" ? undefined : { output_type: "stream", name, text };
      }
      case "display_data": {
        const output: DisplayOutput = {
          output_type: "display_data",
          data: room.data(bundleOf(content["data"])),
          metadata: metadataOf(content["metadata"]),
        };
        const id = objectOf(content["transient"])["display_id"];
        if (typeof id === "string") this.displays.set(id, [...(this.displays.get(id) ?? []), { output, room }]);
        return output;
      }
      case "execute_result":
        return {
          output_type: "execute_result",
          execution_count: typeof content["execution_count"] === "number" ? content["execution_count"] : null,
          data: room.data(bundleOf(content["data"])),
          metadata: metadataOf(content["metadata"]),
        };
      case "error":
        return {
          output_type: "error",
          ename: room.text(String(content["ename"]), "errors"),
          evalue: room.text(String(content["evalue"]), "errors"),
          traceback: Array.isArray(content["traceback"])
            ? content["traceback"].map((line) => room.text(String(line), "errors"))
            : [],
        };
      default:
        return undefined;
    }
  }

  private update(content: Record<string, unknown>): void {
    const id = objectOf(content["transient"])["display_id"];
    if (typeof id !== "string") return;
    for (const { output, room } of this.displays.get(id) ?? []) {
      room.release(output.data);
      output.data = room.data(bundleOf(content["data"]));
      output.metadata = metadataOf(content["metadata"]);
    }
  }
}
