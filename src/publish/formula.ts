import katex from "katex";
import MarkdownIt from "markdown-it";

const { escapeHtml } = new MarkdownIt().utils;

/** A typeset formula, or its source marked as faulty together with what is wrong in it. */
export interface Formula {
  html: string;
  error?: string;
}

/**
 * A TeX formula as HTML and MathML (KaTeX). What KaTeX doesn't know is shown as its source, with the error.
 *
 * @param tex the formula without its delimiters
 * @param display on lines of its own (true) or in a line of text
 * @example const { html } = formula("\\rho = \\sigma^2 / \\eta", false);
 */
export function formula(tex: string, display: boolean): Formula {
  try {
    return { html: katex.renderToString(tex, { displayMode: display, throwOnError: true, strict: false }) };
  } catch (error) {
    const message = (error as Error).message.replace(/^KaTeX parse error: /, "");
    return { html: `<code class="faulty" title="${escapeHtml(message)}">${escapeHtml(tex)}</code>`, error: message };
  }
}
