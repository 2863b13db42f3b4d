import { wrapText } from "../lab/textWidth.js";
import { renderMarkdown } from "../publish/markdown.js";
import type { Cell } from "../publish/notebook.js";
import { plainText } from "./plainText.js";
import { PageIds } from "../publish/pageIds.js";
import { markedEquations, type MarkedEquation } from "./equations.js";
import { type Slide, textSlide } from "./slide.js";
import { bodyWidth, slideArea } from "./slideArea.js";

/** Characters of what a notebook claims, in the large letters of a question's slide. */
const LONGEST_CLAIM = 400;
/** Pixels of a line of text and of a formula on an equation's slide. */
const LEAD_LINE = 36;
const LEAD_SPACE = 22;
const FORMULA_LINE = 116;

/** What a notebook says of itself. */
interface About {
  title: string;
  citation: string;
  name: string;
  directory: string;
}

/**
 * The first slides of a notebook: the question in its title with the paper's answer from its section *Claim*, and the
 * formulas of its section *Equation*.
 *
 * @example const { slides } = openingSlides(cells, { title, citation, name, directory });
 */
export function openingSlides(cells: readonly Cell[], about: About): { slides: Slide[]; warnings: string[] } {
  const base = about.name.split("/").at(-1)!;
  const [, figure = "", question = about.title] = /^(.+?) · (.+)$/.exec(about.title) ?? [];
  const warnings: string[] = [];
  const rendered = (markdown: string): string => {
    const { html, warnings: own } = renderMarkdown(markdown, { ids: new PageIds(), directory: about.directory });
    warnings.push(...own);
    return html;
  };
  const source = [about.citation, figure].filter(Boolean).join(" · ");
  const answer = saidIn(section(cells, "Claim"));
  const slides = [
    textSlide({
      id: `${base}-question`,
      kind: "question",
      name: "",
      title: plainText(question),
      body: answer === "" ? "" : rendered(answer),
      source,
      notes: rendered(section(cells, "Claim")),
    }),
  ];
  const equations = pages(markedEquations(section(cells, "Equation")));
  for (const [k, page] of equations.entries()) {
    const id = `${base}-equation${k === 0 ? "" : `-${k + 1}`}`;
    const title = `Equations${figure === "" ? "" : ` of ${figure}`}`;
    const body = page.map(({ lead, lines }) =>
      rendered(`${lead}\n\n${lines.map((line) => `$$${line}$$`).join("\n\n")}`),
    );
    slides.push(
      textSlide({ id, kind: "list", title, body: `<div class="equations">${body.join("\n")}</div>`, source }),
    );
  }
  return { slides, warnings };
}

/** The Markdown of a section, without its heading. */
function section(cells: readonly Cell[], heading: string): string {
  const text = cells
    .map((cell) => (cell.cell_type === "markdown" ? cell.source : ""))
    .filter(Boolean)
    .join("\n\n");
  const found = new RegExp(`^## ${heading}\\s*$([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(text);
  return found?.[1]?.trim() ?? "";
}

/** The paper's own words, or the sentences in bold, or else how the section begins. */
function saidIn(claim: string): string {
  const paragraphs = claim.split(/\n\s*\n/).map((one) => one.trim());
  const quotes = paragraphs.filter((one) => one.startsWith(">"));
  const bold = [...claim.matchAll(/\*\*([^*]+)\*\*/g)]
    .map(([, words]) => words!)
    .filter((words) => /^[A-Z].{30,}[.?!]$/s.test(words));
  const [first = ""] = paragraphs;
  const sentences = first.split(/(?<=[.?!]) (?=[A-Z*])/);
  const candidates = [
    quotes.slice(0, 2).join("\n\n"),
    quotes[0] ?? "",
    bold.join(" "),
    first,
    sentences.slice(0, -1).join(" "),
    sentences.slice(0, 2).join(" "),
    sentences.slice(0, 1).join(" "),
  ];
  // What ends with a colon leads to a list that doesn't come.
  return candidates.find((one) => one !== "" && one.length <= LONGEST_CLAIM && !/:\W*$/.test(one)) ?? "";
}

/** Formulas, so many on a slide as there is room for. */
function pages(equations: readonly MarkedEquation[]): MarkedEquation[][] {
  const height = ({ lead, lines }: MarkedEquation): number =>
    (lead === "" ? 0 : wrapText(lead, slideArea.text, bodyWidth).length * LEAD_LINE + LEAD_SPACE) +
    lines.length * FORMULA_LINE;
  const all: MarkedEquation[][] = [];
  let room = 0;
  for (const equation of equations) {
    const needed = height(equation);
    if (all.length === 0 || needed > room) {
      all.push([]);
      // one line of title less than other slides have
      room = slideArea.bodyHeight + 40;
    }
    all.at(-1)!.push(equation);
    room -= needed;
  }
  return all;
}
