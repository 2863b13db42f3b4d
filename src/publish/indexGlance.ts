/** The index at a glance: how many claims hold, what was found, and the papers with a figure of each. */
import MarkdownIt from "markdown-it";
import { bySource, type Claim } from "./claims.js";
import type { IndexPaper } from "./indexPage.js";
import { doiAddress } from "./papers.js";
import { duration, type StoredRun } from "./storedRun.js";
import { counted } from "./counted.js";
import { listLink, verdictLine, verdictLinks } from "./verdictLine.js";

const { escapeHtml } = new MarkdownIt().utils;

/** The tiles with what there is in all, and a card for each paper. `glance(papers)` */
export function glance(papers: readonly IndexPaper[]): string {
  const entries = papers.flatMap((paper) => paper.entries);
  const { paper: said, derived } = bySource(entries.flatMap((entry) => entry.claims));
  const findings = entries.flatMap((entry) => entry.findings).length;
  const notes = entries.reduce((sum, entry) => sum + entry.openNotes, 0);
  const notesToo = notes === 0 ? "" : `; ${counted(notes, "open note")} on them`;
  const figures = entries.flatMap((entry) => entry.thumbnails).length;
  const runs = papers.flatMap((paper) => paper.runs);
  const tile = (count: string, what: string, rest = ""): string =>
    `<li><p><b>${count}</b> ${what}</p>${rest === "" ? "" : `<p class="rest">${rest}</p>`}</li>`;
  const ours =
    derived.length === 0 ? "" : `; ${listLink("claim", { of: "here" }, `${derived.length} more`)} derived here`;
  const tiles = [
    ...(said.length === 0
      ? []
      : [
          tile(
            String(said.length),
            listLink("claim", { of: "paper" }, "claims of the papers, measured"),
            bar(said) + verdictLinks(said, { of: "paper" }).join(" · ") + ours,
          ),
        ]),
    ...(findings === 0
      ? []
      : [
          tile(
            String(findings),
            listLink("finding", {}, "findings"),
            "where a text is at odds with its own formulas, data or code, or with what comes out, or leaves out what one needs",
          ),
        ]),
    ...(figures === 0 ? [] : [tile(String(figures), "figures", "every panel computed, schematic ones too" + notesToo)]),
    ...(runs.length === 0
      ? []
      : [
          tile(
            duration(secondsOf(runs)),
            "of computing",
            [counted(runs.length, "stored result"), profilesOf(papers)].filter(Boolean).join(", "),
          ),
        ]),
  ];
  const cards = papers.filter(({ cited }) => cited !== undefined).map(card);
  return (
    (tiles.length === 0 ? "" : `<ul class="tiles">\n${tiles.join("\n")}\n</ul>\n`) +
    (cards.length === 0 ? "" : `<ul class="sources">\n${cards.join("\n")}\n</ul>\n`)
  );
}

/** A bar of verdicts; the counts beside it say the same in words. */
function bar(claims: readonly Claim[]): string {
  const part = (verdict: Claim["verdict"]): string => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? "" : `<span class="${verdict.replaceAll(" ", "-")}" style="flex-grow:${count}"></span>`;
  };
  return `<span class="bar" aria-hidden="true">${part("reproduced")}${part("partly")}${part("not reproduced")}</span>`;
}

function card(paper: IndexPaper): string {
  const { cited, entries, runs } = paper;
  const claims = entries.flatMap((entry) => entry.claims);
  const findings = entries.flatMap((entry) => entry.findings);
  const front = entries.find(({ name }) => name === `${cited!.folder}/${cited!.figure ?? ""}`) ?? entries[0];
  const picture = front?.thumbnails[0];
  const image =
    picture === undefined ? "" : `<span class="frame"><img src="${escapeHtml(picture.image)}" alt=""></span>`;
  const time = runs.length === 0 ? "" : `${duration(secondsOf(runs))} of computing`;
  const said = bySource(claims).paper;
  return (
    `<li><a class="to" href="#${encodeURIComponent(paper.id)}">${image}<b>${escapeHtml(paper.short)}</b></a>` +
    `<p><a href="${escapeHtml(doiAddress(cited!.doi))}">${escapeHtml(cited!.short)}</a>, <i>${escapeHtml(cited!.journal)}</i></p>` +
    (said.length === 0 ? "" : bar(said)) +
    verdictLine(claims, findings, { paper: paper.id }) +
    `<p>${[counted(entries.length, "notebook"), time, profilesOf([paper])].filter(Boolean).join(" · ")}</p></li>`
  );
}

function secondsOf(runs: readonly StoredRun[]): number {
  return runs.reduce((sum, { seconds }) => sum + seconds, 0);
}

/** Which profiles the claims rest on, in words; empty when none is scaled. */
function profilesOf(papers: readonly IndexPaper[]): string {
  const claims = papers.flatMap(({ entries }) => entries.flatMap((entry) => entry.claims));
  const profiles = new Set(claims.map(({ profile }) => profile));
  if (profiles.has("paper")) return profiles.has("quick") ? "paper and quick profiles" : "paper profile";
  return profiles.has("quick") ? "quick profile" : "";
}
