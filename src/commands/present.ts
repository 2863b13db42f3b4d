/** `plasticity present`: executed notebooks as slides. */
import { existsSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { fileFailure } from "../files/fileFailure.js";
import { writeFileWhole } from "../files/writeFileWhole.js";
import { chromiumProgram, NoChromiumError } from "../present/chromium.js";
import { type ChosenSlides, figuresDeck } from "../present/chosenDeck.js";
import { type FinishedDeck, notebooksDeck } from "../present/deck.js";
import { DECK_MARK, deckHtml } from "../present/deckHtml.js";
import { FigureListError, figureList } from "../present/figureList.js";
import { FigureNameError, FigureNames } from "../present/figureNames.js";
import { NotExecutedError } from "../present/notebookSlides.js";
import { printDeck } from "../present/printDeck.js";
import { findNotebooks, type NotebookFile } from "../publish/findNotebooks.js";
import type { Command } from "./command.js";
import { nearest } from "./nearest.js";
import { namedNotebooks, notebookHome } from "./notebookHome.js";
import { UsageError } from "./usageError.js";

const help = `Usage: plasticity present <paper | notebook | figure …> [options]
       plasticity present --from <list> [options]

Makes slides of executed notebooks: one HTML file with everything in it, which a browser opens without network. A paper
(optimal-plasticity) or notebook (optimal-plasticity/fig5) gives its questions, equations and figures, a slide for each
panel with its claim as the title, then claims, findings and sources; figures (optimal-plasticity/fig5-sweet-spots) or
panels of them (synaptic-balancing/fig3-c) give those alone, in the order named.

  -o, --output FILE   where the deck goes (default: decks/<name>.html)
  --pdf               a PDF beside it, too, one page a slide, printed by this machine's Chromium
  --from LIST         figures from a file, in its order: a line "figure | title | notes" for each (title and notes may
                      be left out), or YAML: a list of figure, title, notes
  --title TEXT        what the first slide of chosen figures says

In the deck: → next figure, ↓ its panels, G a figure by its name, S the presenter's view with notes, time and next
slide, Esc all slides, ? all keys. An explorable (natural-gradient/explore-paths) is live in its slide; Esc leaves its
sliders. Notes are from cells tagged "notes", else from the numbers, with what readers noted in data/annotations; they
are in the file, and whoever has it can read them. Where a notebook's cells have slideshow metadata (slide, subslide,
fragment, skip, notes), its slides are those.`;

export const command: Command = {
  name: "present",
  summary: "turn executed notebooks into slides",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        output: { type: "string", short: "o" },
        pdf: { type: "boolean", default: false },
        from: { type: "string" },
        title: { type: "string" },
      },
    });
    if ((values.from === undefined) === (positionals.length === 0)) {
      const got = values.from === undefined ? "nothing" : `both ${positionals[0]!} and --from`;
      throw new UsageError(`present: expected papers, notebooks or figures, or a list with --from, got ${got}`);
    }
    const name = (values.from ?? positionals.join("-")).replace(/\.(?:ipynb|ya?ml|txt)$/, "");
    const file = resolve(values.output ?? join("decks", `${basename(name.replace(/\/+$/, ""))}.html`));
    if (!/\.html?$/i.test(file))
      throw new UsageError(`--output: expected a name that ends in .html, got "${values.output!}"`);
    refuseForeign(file);
    const program = values.pdf ? usage(() => chromiumProgram(process.env), NoChromiumError) : undefined;
    const deck = values.from === undefined ? named(positionals, values.title) : listed(values.from, values.title);
    for (const warning of deck.warnings) console.error(`warning: ${warning}`);
    const html = deckHtml(deck);
    writeFileWhole(file, html);
    const shown = relative(process.cwd(), file);
    const slides = deck.stacks.flat().length;
    console.log(`${slides} ${slides === 1 ? "slide" : "slides"}, ${(html.length / 1e6).toFixed(1)} MB → ${shown}`);
    console.log("The presenter's notes are in the file: whoever has it can read them.");
    if (program !== undefined) {
      const pdf = file.replace(/\.html?$/i, ".pdf");
      const pages = await printDeck(file, pdf, program);
      console.log(`${pages} ${pages === 1 ? "page" : "pages"} → ${relative(process.cwd(), pdf)}`);
    }
    return 0;
  },
};

/** Papers and notebooks whole; as soon as one name is a figure's, everything in the order of the names. */
function named(names: readonly string[], title: string | undefined): FinishedDeck {
  const home = notebookHome();
  const paths = names.map((name) => notebookPath(name, home));
  const request = { asked: names.join(" "), home };
  if (paths.every((path) => path !== undefined) && title === undefined) {
    return usage(() => notebooksDeck(namedNotebooks(paths), request), NotExecutedError);
  }
  const figures = new FigureNames(findNotebooks([], home));
  const chosen = names.flatMap((name, k): ChosenSlides[] => {
    const path = paths[k];
    if (path === undefined) return [foundFigure(figures, name, "figure")];
    return namedNotebooks([path]).flatMap((one) => wholeNotebook(figures, one));
  });
  return figuresDeck(chosen, title ?? (chosen.length === 1 ? chosen[0]!.slides[0]!.name : "Figures"), request);
}

function wholeNotebook(figures: FigureNames, file: NotebookFile): ChosenSlides[] {
  const notebook = usage(() => figures.notebook(file), NotExecutedError);
  return notebook.stacks.map((slides) => ({ slides, notebook }));
}

/** The figures of a list, with what it says of them. */
function listed(path: string, title: string | undefined): FinishedDeck {
  const list = usage(() => figureList(textOf(path), path), FigureListError);
  const home = notebookHome();
  const figures = new FigureNames(findNotebooks([], home));
  const chosen = list.figures.map(({ line, figure, title: own, notes }): ChosenSlides => {
    return { ...foundFigure(figures, figure, `${path}:${line}`), title: own, notes };
  });
  const words = basename(path)
    .replace(/\.[a-z]+$/i, "")
    .replace(/[-_]/g, " ");
  const heading = title ?? list.title ?? words.charAt(0).toUpperCase() + words.slice(1);
  return figuresDeck(chosen, heading, { asked: `--from ${path}`, home });
}

function foundFigure(figures: FigureNames, name: string, place: string): ChosenSlides {
  try {
    return usage(() => figures.find(name), NotExecutedError);
  } catch (error) {
    if (!(error instanceof FigureNameError)) throw error;
    const hasFolder = name.includes("/");
    const near = nearest(name, hasFolder ? error.known : error.known.map((one) => one.split("/").at(-1)!));
    const full = hasFolder ? near : error.known.find((one) => near !== undefined && one.endsWith(`/${near}`));
    throw new UsageError(`${place}: ${error.message}${full === undefined ? "" : `, did you mean "${full}"?`}`);
  }
}

/** The file or folder that a name stands for: itself, or one below the notebooks' folder. */
function notebookPath(name: string, home: string): string | undefined {
  return [name, join(home, name), join(home, `${name}.ipynb`)].find((path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    return found !== undefined && (found.isDirectory() || path.endsWith(".ipynb"));
  });
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileFailure(path, "can't be read", error);
  }
}

/** A file that is no deck isn't written over. */
function refuseForeign(file: string): void {
  if (!existsSync(file) || statSync(file).isDirectory()) return;
  if (readFileSync(file, "utf8").slice(0, 10_000).includes(DECK_MARK)) return;
  throw new UsageError(
    `--output: expected a new file or a deck, got "${file}", which is something else; nothing was changed`,
  );
}

/** What a person has called wrongly is told in one line. */
function usage<T>(act: () => T, kind: new (...parameters: never[]) => Error): T {
  try {
    return act();
  } catch (error) {
    if (error instanceof kind) throw new UsageError(error.message);
    throw error;
  }
}
