import type { Claim } from "../publish/claims.js";
import { attributeOf } from "../publish/htmlTree.js";
import { type FigureParts, figureParts, type PanelDrawing } from "./figureParts.js";
import { explorableSlide } from "./explorableSlide.js";
import type { FigureInNotebook } from "./figureInNotebook.js";
import { figureMap, panelGroup } from "./figureMap.js";
import { drawnKey, drawnWhole, areaBelowKey } from "./drawing.js";
import { explorableOfFigure } from "./liveFigure.js";
import { firstSentence, headingText } from "./figureTitle.js";
import { namesOne, panelGroups } from "./panelGroups.js";
import { markFragments } from "./markFragments.js";
import { claimsOfFigure, claimsOfPanel, letteredFigure, namesPanel } from "./panelClaims.js";
import type { Slide } from "./slide.js";
import { claimNumbers } from "./claimNumbers.js";
import { claimTitle, leadingClaim, leans } from "./slideTitle.js";
import { speakerNotes } from "./speakerNotes.js";

/** Findings that a slide's notes name. */
const MOST_FINDINGS = 2;

/** What a figure's slides have in common. */
interface Common {
  figure: FigureInNotebook;
  id: string;
  label: string;
  caption: string;
  title: string;
  /** The paper's figure, when its panels have the paper's letters. */
  lettered: string | undefined;
}

/**
 * The slides of a figure: the whole, and below it one for each of its panels, when it has several.
 *
 * @example const [whole, ...panels] = figureSlides(figure);
 */
export function figureSlides(figure: FigureInNotebook): Slide[] {
  const { element } = figure;
  const id = attributeOf(element, "id") ?? "figure";
  const label = attributeOf(element, "data-figure") ?? id;
  const caption = attributeOf(element, "data-caption") ?? "";
  const explorable = explorableOfFigure(element);
  if (explorable !== undefined) return [explorableSlide(figure, explorable, { id, label, caption })];
  const claims = claimsOfFigure(figure, label);
  const parts = figureParts(element);
  if (parts === undefined) return [];
  const groups = panelGroups(parts);
  const lettered = letteredFigure(
    label,
    parts.panels.map(({ letter }) => letter),
  );
  const lead = leadingClaim(
    groups.length > 1 ? claims.filter(({ where }) => !namesOne(where, lettered, parts)) : claims,
  );
  const title =
    lead === undefined || leans(lead)
      ? (headingText(figure.heading) ?? firstSentence(caption) ?? figure.question)
      : claimTitle(lead);
  const common = { figure, id, label, caption, title, lettered };
  const body =
    groups.length > 1
      ? figureMap(parts)
      : parts.panels.length === 1
        ? panelGroup(parts, parts.panels, markFragments, lead && claimNumbers(lead))
        : `${drawnKey(parts)}<div class="drawing">${drawnWhole(parts, areaBelowKey(parts), markFragments)}</div>`;
  const findings = figure.findings.slice(0, MOST_FINDINGS);
  const whole: Slide = {
    id,
    name: label,
    kind: "figure",
    title,
    body,
    verdicts: verdictsOf(lead, groups.length > 1 ? claims.filter((claim) => figure.after.includes(claim)) : claims),
    source: sourceOf(common, lead),
    notes: speakerNotes({ claims: lead === undefined ? [] : [lead, ...without(claims, lead)], findings, caption }),
  };
  return groups.length > 1 ? [whole, ...groups.map((group, k) => panelSlide(common, parts, group, k))] : [whole];
}

function panelSlide(common: Common, parts: FigureParts, group: readonly PanelDrawing[], place: number): Slide {
  const { figure, id, label, caption, lettered: own } = common;
  const [panel] = group as [PanelDrawing];
  const claims = claimsOfPanel(figure, own, panel, parts.panels);
  const lead = leadingClaim(claims);
  const letter = panel.letter === "" ? String(place + 1) : panel.letter;
  const name = own !== undefined && panel.letter !== "" ? own + letter : `${label}, ${letter}`;
  const isNamed = lead === undefined && panel.title !== "" && group.length === 1;
  const findings = figure.findings.filter(
    ({ where }) => own !== undefined && namesPanel(where, own, panel, parts.panels),
  );
  return {
    id: `${id}-${letter}`,
    name,
    kind: "panel",
    title:
      lead !== undefined
        ? leans(lead)
          ? `${name}: ${claimTitle(lead)}`
          : claimTitle(lead)
        : isNamed
          ? `${name}: ${panel.title}`
          : common.title,
    // What is the slide's title needn't be the panel's as well.
    body: panelGroup(
      parts,
      isNamed ? [{ ...panel, letter: "", title: "" }] : group,
      markFragments,
      lead && claimNumbers(lead),
    ),
    verdicts: verdictsOf(lead, claims),
    source: lead === undefined ? [figure.citation, name].filter(Boolean).join(" · ") : sourceOf(common, lead),
    notes: speakerNotes({
      claims: lead === undefined ? [] : [lead, ...without(claims, lead)],
      findings: findings.slice(0, MOST_FINDINGS),
      caption: claims.length === 0 ? caption : "",
    }),
  };
}

function verdictsOf(lead: Claim | undefined, claims: readonly Claim[]): Slide["verdicts"] {
  const all = lead === undefined ? claims : [lead, ...without(claims, lead)];
  return all.map(({ verdict }) => verdict);
}

function without(claims: readonly Claim[], lead: Claim): Claim[] {
  return claims.filter((claim) => claim !== lead);
}

/** Paper, figure, and the place in its text. */
function sourceOf({ figure, label }: Common, lead: Claim | undefined): string {
  const where = lead === undefined ? [label] : [lead.where, ...(lead.place === null ? [] : [lead.place])];
  return [figure.citation, ...where, ...(lead?.source === "derived" ? ["derived here"] : [])]
    .filter(Boolean)
    .join(" · ");
}
