/** `previews.js` of a site: small previews of what a link to a figure, a claim, a finding or a page leads to. */
import type { Claim } from "./claims.js";
import { counted } from "./counted.js";
import type { Finding } from "./findings.js";
import type { Placed, RecordPage, Thumbnail } from "./placedRecords.js";
import { PREVIEW_SCRIPT } from "./previewScript.js";
import { VERDICT_SIGNS, verdictCounts } from "./verdictCounts.js";

/** The script's name in the site. It is one for all pages, since a page opened as a file can't fetch anything. */
export const PREVIEWS = "previews.js";

/** What a site's links lead to. */
export interface Previewed {
  figures: readonly Thumbnail[];
  claims: readonly Placed<Claim>[];
  findings: readonly Placed<Finding>[];
  pages: readonly { page: RecordPage; claims: readonly Claim[]; figure: Thumbnail | undefined }[];
}

/** Head, text, picture (its place in the list of pictures, -1 for none). */
type Preview = readonly [head: string, text: string, picture: number];

/**
 * The script with what it shows: figures by their address, claims and findings by their anchor (which is the same on the
 * notebook's page and in the list), pages by their address.
 *
 * @example writeFileWhole("site/previews.js", previewsScript({ figures, claims, findings, pages }));
 */
export function previewsScript({ figures, claims, findings, pages }: Previewed): string {
  const pictures = [...new Set(figures.map(({ image }) => image))];
  const pictureOf = (figure: Thumbnail | undefined): number => pictures.indexOf(figure?.image ?? "");
  const byAddress: Record<string, Preview> = {};
  for (const { page, claims: own, figure } of pages) {
    const counts = own.length === 0 ? "" : ` · ${counted(own.length, "claim")}`;
    byAddress[page.address] = [
      page.title,
      `${page.paper.title}${counts}${verdictCounts(own)
        .map((text) => ` · ${text}`)
        .join("")}`,
      pictureOf(figure),
    ];
  }
  for (const figure of figures) byAddress[figure.href] = [figure.name, figure.caption, pictureOf(figure)];
  const byAnchor: Record<string, Preview> = {};
  for (const { record, page, anchor, figure } of claims) {
    const head = `${record.where} · ${page.paper.short} · ${VERDICT_SIGNS[record.verdict]} ${record.verdict}`;
    byAnchor[anchor] ??= [head, record.statement, pictureOf(figure)];
  }
  for (const { record, page, anchor, figure } of findings) {
    const text = `Printed: ${record.printed}\nCorrect: ${record.correct}`;
    byAnchor[anchor] ??= [`${record.where} · ${page.paper.short} · ${record.kind}`, text, pictureOf(figure)];
  }
  return `${PREVIEW_SCRIPT.trim()}\n(${JSON.stringify({ pictures, byAddress, byAnchor })});\n`;
}
