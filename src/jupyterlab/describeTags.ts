// Loaded into the lab's kernels by `--import`: in tooltips tslab drops the names of a doc comment's tags ("@throws",
// "@returns", "@example"), so that nobody can tell what a sentence is about. Here it keeps them.
import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";

interface Part {
  text: string;
}

interface QuickInfo {
  displayParts?: Part[];
  documentation?: Part[];
  tags?: { name: string; text?: Part[] }[];
}

const textOf = (parts: readonly Part[] = []): string => parts.map(({ text }) => text).join("");

// Worker threads of cells inherit Node's options; no tslab runs there.
if (isMainThread) {
  const inspect = createRequire(import.meta.url)("tslab/dist/inspect") as {
    printQuickInfo: (info: QuickInfo) => string;
  };
  inspect.printQuickInfo = ({ displayParts, documentation, tags = [] }) => {
    const described = tags.map(({ name, text }) => {
      if (name === "example") return `Example:\n\`\`\`typescript\n${textOf(text).trim()}\n\`\`\``;
      if (name === "param") return `- \`${textOf(text).replace(/^(\S+)\s*/, "$1` ")}`;
      return `*${name}*: ${textOf(text)}`;
    });
    return [textOf(displayParts), textOf(documentation), ...described].filter((text) => text !== "").join("\n\n");
  };
}
