import { DEEPEST_JSON, jsonNesting } from "./jsonNesting.js";
import type { Message } from "./message.js";
import type { DisplayOutput, MimeBundle, Output } from "./notebook.js";

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

/**
 * What a kernel's messages leave as a notebook's outputs: streams joined, displays replaced by their last update
 * (`update_display_data`, tslab's `newDisplay`), `clear_output` obeyed. Nothing that varies between runs is kept:
 * display ids, message ids and times are dropped.
 */
export class CellOutputs {
  /** Outputs by the id of the request that they answer. */
  private readonly cells = new Map<string, { outputs: Output[]; clearBeforeNext: boolean }>();
  /** Every output that shows a display id: an update changes all of them, in whichever cell. */
  private readonly displays = new Map<string, DisplayOutput[]>();

  /** Starts to collect what answers the request `messageId`; the list returned grows as messages come. */
  begin(messageId: string): Output[] {
    const outputs: Output[] = [];
    this.cells.set(messageId, { outputs, clearBeforeNext: false });
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
      else cell.outputs.length = 0;
      return;
    }
    if (type === "update_display_data") {
      this.update(content);
      return;
    }
    const output = this.outputOf(type, content);
    if (output === undefined) return;
    if (cell.clearBeforeNext) {
      cell.outputs.length = 0;
      cell.clearBeforeNext = false;
    }
    const last = cell.outputs.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name) {
      last.text += output.text;
      return;
    }
    cell.outputs.push(output);
  }

  private outputOf(type: string, content: Record<string, unknown>): Output | undefined {
    switch (type) {
      case "stream":
        return {
          output_type: "stream",
          name: content["name"] === "stderr" ? "stderr" : "stdout",
          text: String(content["text"]),
        };
      case "display_data": {
        const output: DisplayOutput = {
          output_type: "display_data",
          data: bundleOf(content["data"]),
          metadata: metadataOf(content["metadata"]),
        };
        const id = objectOf(content["transient"])["display_id"];
        if (typeof id === "string") this.displays.set(id, [...(this.displays.get(id) ?? []), output]);
        return output;
      }
      case "execute_result":
        return {
          output_type: "execute_result",
          execution_count: typeof content["execution_count"] === "number" ? content["execution_count"] : null,
          data: bundleOf(content["data"]),
          metadata: metadataOf(content["metadata"]),
        };
      case "error":
        return {
          output_type: "error",
          ename: String(content["ename"]),
          evalue: String(content["evalue"]),
          traceback: Array.isArray(content["traceback"]) ? content["traceback"].map(String) : [],
        };
      default:
        return undefined;
    }
  }

  private update(content: Record<string, unknown>): void {
    const id = objectOf(content["transient"])["display_id"];
    if (typeof id !== "string") return;
    for (const output of this.displays.get(id) ?? []) {
      output.data = bundleOf(content["data"]);
      output.metadata = metadataOf(content["metadata"]);
    }
  }
}
