/** `plasticity annotations`: the notes that people left on notebooks and their figures. */
import type { Command } from "./command.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity annotations list|check|merge|migrate [options]

Notes on pages and figures are files in the W3C's Web Annotation model, data/annotations/<notebook>.json. Pages show them
to everyone; a page's "Export" writes such a file of one's own.

  list [notebook …]    who wrote what where, with replies; e.g. list optimal-plasticity/fig5
      --open           open ones only
      --json           all of it as one AnnotationCollection
  check [file …]       whether files are valid and their figures still there (default: all of data/annotations)
  merge <file …>       takes exported files into data/annotations, one file per notebook. Of two versions of a note the
                       one that was made from the other counts; when two people changed it apart from each other, the
                       later version counts, the other stays beside it and is shown. Nothing is lost
      --output FILE    writes all of the files' notes there instead; data/annotations stays as it is
  migrate [file …]     turns files of the format before the Web Annotation model into it, in place`;

const actions: Record<string, () => Promise<{ run(args: string[]): number }>> = {
  list: () => import("./annotations/list.js"),
  check: () => import("./annotations/check.js"),
  merge: () => import("./annotations/merge.js"),
  migrate: () => import("./annotations/migrate.js"),
};

export const command: Command = {
  name: "annotations",
  summary: "list, check and merge the notes on pages and figures",
  help,
  async run([action, ...args]) {
    const load = action !== undefined && Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (load === undefined) {
      throw new UsageError(`annotations: expected list, check, merge or migrate, got ${action ?? "nothing"}`);
    }
    return (await load()).run(args);
  },
};
