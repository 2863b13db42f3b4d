/**
 * `outputs.yml` of a site: its figures and results in the form of the manifest of a CODECHECK configuration 1.0
 * (https://codecheck.org.uk/spec/config/1.0/). Nobody has checked them, so what names a codechecker, a report and a
 * certificate isn't there.
 */
import { sha256 } from "../files/sha256.js";
import { doiAddress } from "./papers.js";
import type { SiteData } from "./recordData.js";
import { resultAddress } from "./roCrate.js";
import type { ListedPage } from "./siteLists.js";
import type { StoredRun } from "./storedRun.js";

/** The file's name in the site. */
export const OUTPUTS = "outputs.yml";

const HEAD = `# The outputs of this project, in the form of the manifest of a CODECHECK configuration
# (https://codecheck.org.uk/spec/config/1.0/). Nobody has checked them: it names no codechecker and no report.
`;

/**
 * The manifest's text (YAML, each text in it written as JSON has it): figures, then results with the command that makes
 * each, with their digests.
 *
 * @example writeFileWhole("site/outputs.yml", outputsText(pages, runs, site, (image) => sha256(pngs.get(image))));
 */
export function outputsText(
  pages: readonly ListedPage[],
  runs: readonly StoredRun[],
  { papers }: SiteData,
  digestOf: (image: string) => string,
): string {
  const figures = pages.flatMap(({ page, figures: own }) =>
    own.map(({ thumbnail: { name, image } }) =>
      entry(image, `${name} · ${page.paper.title} · notebook ${page.name}`, { sha256: digestOf(image) }),
    ),
  );
  const results = runs.map((run) =>
    entry(resultAddress(run), run.title, {
      sha256: sha256(run.content),
      command: `npx ${run.command}`,
      ...(run.commit === null ? {} : { commit: run.commit }),
    }),
  );
  const articles = papers.map(({ title, authors, doi }) => {
    const names = authors.map(({ given, family }) => `      - name: ${quoted(`${given} ${family}`)}\n`);
    return `  - title: ${quoted(title)}\n    authors:\n${names.join("")}    reference: ${quoted(doiAddress(doi))}\n`;
  });
  const list = (name: string, entries: readonly string[]): string =>
    entries.length === 0 ? `${name}: []\n` : `${name}:\n${entries.join("")}`;
  return HEAD + list("papers", articles) + list("manifest", [...figures, ...results]);
}

function entry(file: string, comment: string, rest: Readonly<Record<string, string>>): string {
  const lines = Object.entries({ comment, ...rest }).map(([key, value]) => `    ${key}: ${quoted(value)}\n`);
  return `  - file: ${quoted(file)}\n${lines.join("")}`;
}

/** A text in double quotes: those of JSON are those of YAML too. */
function quoted(text: string): string {
  return JSON.stringify(text);
}
