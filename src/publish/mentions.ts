/** Mentions of figures in a text ("Fig 5a"), which a page makes links to those that its paper's notebooks hold. */
import type MarkdownIt from "markdown-it";
import { type FigureName } from "./figures.js";
import { lettersIn } from "./panelLetters.js";

/** Panels: "a", "A–C", "B, C"; not the article in "Fig 2B, a course". */
const LETTERS = "[A-Za-z](?:[–-][A-Za-z])?(?![A-Za-z])(?:, [B-HJ-Zb-z](?:[–-][A-Za-z])?(?![A-Za-z0-9'’]))*";
const MENTION = new RegExp(
  `\\b(?:Fig\\.?|Figure|Table)[ \\u00a0]\\d{1,2}(?![\\d.])(?:—figure supplement \\d|${LETTERS})?(?!\\w)`,
  "g",
);
/** Words before a mention by which it may be a figure of something else than the notebooks: a paper, an appendix, a slide. */
const ELSEWHERE_BEFORE = /(?:paper['’]s|appendix|supplement\w*|et al\.?|text['’]s|slides?|\d{4})[)\],:;]*\s*["“(]*$/i;
/** Words after it that say whose it is. */
const ELSEWHERE_AFTER = /^['’]?s? (?:of|in|from) (?:the (?:paper|original|slides|text)|\d{4}|\[|[A-Z]\w+ et al)/;
/** A mention on its way: which figure it is, is known when all notebooks have been read. */
const WAITING = /<a data-mention="">([^<>]*)<\/a>/g;

/**
 * Finds mentions in Markdown's texts, outside headings, links, code and formulas, and lets them wait in the HTML where
 * the environment's place has `mentions`; `linkMentions` makes links of them.
 *
 * @example new MarkdownIt().use(mentionsInMarkdown)
 */
export function mentionsInMarkdown(markdown: MarkdownIt): void {
  markdown.core.ruler.push("mentions", ({ tokens, Token }) => {
    for (const [k, { type, children }] of tokens.entries()) {
      if (type !== "inline" || children === null || tokens[k - 1]?.type === "heading_open") continue;
      let links = 0;
      let before = "";
      tokens[k]!.children = children.flatMap((child, place) => {
        if (child.type === "link_open" || /^<a\b/i.test(child.content)) links++;
        if (child.type === "link_close" || /^<\/a\b/i.test(child.content)) links--;
        if (child.type !== "text" || links > 0) return [child];
        const after = children[place + 1]?.type === "text" ? children[place + 1]!.content : "";
        const pieces = mentionsIn(child.content, before, after).map(({ text, isMention }) => {
          const piece = new Token(isMention ? "mention" : "text", "", 0);
          piece.content = text;
          return piece;
        });
        before += child.content;
        return pieces;
      });
    }
  });
  markdown.renderer.rules["mention"] = (tokens, index, _options, environment) => {
    const text = markdown.utils.escapeHtml(tokens[index]!.content);
    const { place } = environment as { place: { mentions?: boolean } };
    return place.mentions === true ? `<a data-mention="">${text}</a>` : text;
  };
}

function mentionsIn(text: string, before: string, after: string): { text: string; isMention: boolean }[] {
  const pieces: { text: string; isMention: boolean }[] = [];
  let end = 0;
  for (const match of text.matchAll(MENTION)) {
    const next = match.index + match[0].length;
    if (ELSEWHERE_BEFORE.test(before + text.slice(0, match.index))) continue;
    if (ELSEWHERE_AFTER.test(text.slice(next) + after)) continue;
    pieces.push({ text: text.slice(end, match.index), isMention: false }, { text: match[0], isMention: true });
    end = next;
  }
  pieces.push({ text: text.slice(end), isMention: false });
  return pieces.filter((piece) => piece.text !== "");
}

/**
 * HTML in which the mentions that wait are links, where it is known what to.
 *
 * @param addressOf where a figure is, by what it is called; undefined for one that isn't there
 * @example linkMentions(html, () => undefined) // every mention is plain text
 */
export function linkMentions(html: string, addressOf: (mention: string) => string | undefined): string {
  return html.replace(WAITING, (_, text: string) => {
    const address = addressOf(text);
    return address === undefined ? text : `<a href="${address}">${text}</a>`;
  });
}

/** A page of a paper with its figures. */
export interface MentionedPage {
  readonly address: string;
  readonly figures: readonly FigureName[];
}

/**
 * Where the figures of one paper are, by what a text calls them. "Fig 5" is the one figure of that name, or else the one
 * page that has all its panels; "Fig 5b–d" the one that has those panels. What could be two is none.
 *
 * @param pages the paper's, with addresses that are ready for an attribute
 * @example mentionedFigures([{ address: "fig5.html", figures }])("Fig 5a") // "fig5.html#fig5"
 */
export function mentionedFigures(pages: readonly MentionedPage[]): (mention: string) => string | undefined {
  const all = pages.flatMap(({ address, figures }) =>
    figures.flatMap(({ id, label, panel }) => {
      const [, name, letters] =
        new RegExp(`^((?:Fig|Table) \\d+(?:—figure supplement \\d)?)(${LETTERS})?$`).exec(label) ?? [];
      const panels = lettersIn(letters ?? panel);
      return name === undefined
        ? []
        : [{ page: address, href: `${address}#${encodeURIComponent(id)}`, name, letters, panels }];
    }),
  );
  return (mention) => {
    const plain = mention.replace(/^(?:Fig\.?|Figure)[ \u00a0]/, "Fig ").replace("\u00a0", " ");
    const [, name, letters = ""] = /^(\w+ \d+(?:—figure supplement \d)?)(.*)$/.exec(plain) ?? [];
    const own = all.filter((figure) => figure.name === name);
    const wanted = lettersIn(letters);
    const whole = own.filter((figure) => figure.letters === undefined);
    const having = own.filter(({ panels }) => [...wanted].every((letter) => panels.has(letter)));
    const only = [letters === "" ? whole : having, whole].find((figures) => figures.length === 1)?.[0];
    if (only !== undefined) return only.href;
    const addresses = new Set(own.map(({ page }) => page));
    // the page itself needs no link to its beginning
    return addresses.size === 1 ? [...addresses][0] || undefined : undefined;
  };
}
