import type { Command } from "./command.js";
import { notebookHome, namedNotebooks } from "./notebookHome.js";
import { notebooksDeck } from "../present/deck.js";
import { deckHtml } from "../present/deckHtml.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
export const command: Command = { name: "present", summary: "make slides", help: "", run(args) {
  const deck = notebooksDeck(namedNotebooks([args[0]!]), { asked: args[0]!, home: notebookHome() });
  writeFileWhole(args[1]!, deckHtml(deck));
  console.log(deck.stacks.length, deck.stacks.flat().length, deck.warnings);
  return Promise.resolve(0);
} };
