import highlighter from "highlight.js/lib/core";
import bash from "highlight.js/lib/languages/bash";
import json from "highlight.js/lib/languages/json";
import python from "highlight.js/lib/languages/python";
import typescript from "highlight.js/lib/languages/typescript";
import MarkdownIt from "markdown-it";
import { MOST_SOURCE } from "./limits.js";

highlighter.registerLanguage("typescript", typescript);
highlighter.registerLanguage("bash", bash);
highlighter.registerLanguage("json", json);
highlighter.registerLanguage("python", python);
// TypeScript's grammar is a superset of JavaScript's.
highlighter.registerAliases(["ts", "js", "javascript"], { languageName: "typescript" });

const { escapeHtml } = new MarkdownIt().utils;

/**
 * Source code as HTML with highlight.js's classes; code in an unknown language, or
 * of more than 200 000 characters, is only escaped.
 *
 * @param code source
 * @param language `typescript`, `javascript`, `json`, `bash`, `python` or a short form
 * @example const html = highlight("const rho = 1;", "typescript");
 */
export function highlight(code: string, language: string): string {
  if (code.length > MOST_SOURCE || highlighter.getLanguage(language) === undefined) return escapeHtml(code);
  const { value } = highlighter.highlight(code, { language, ignoreIllegals: true });
  // as a browser writes a text, so that the page needn't be written anew
  return value.replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
}
