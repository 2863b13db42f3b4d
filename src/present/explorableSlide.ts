import type { HtmlElement } from "../publish/htmlTree.js";
import type { FigureInNotebook } from "./figureInNotebook.js";
import { headingText } from "./figureTitle.js";
import { explorableBody } from "./liveFigure.js";
import type { Slide } from "./slide.js";
import { speakerNotes } from "./speakerNotes.js";

const KEYS =
  "<p>It answers here, without network. Tab goes to its controls, arrows move them, Esc gives the keys back to the slides.</p>";

/** What can be moved asks a question; what it shows at first is in the notes. */
export function explorableSlide(
  { heading, question, citation }: FigureInNotebook,
  explorable: HtmlElement,
  { id, label, caption }: { id: string; label: string; caption: string },
): Slide {
  return {
    id,
    name: label,
    kind: "figure",
    title: headingText(heading) ?? question,
    body: explorableBody(explorable),
    verdicts: [],
    source: [citation, label].filter(Boolean).join(" · "),
    notes: speakerNotes({ claims: [], findings: [], caption }) + KEYS,
  };
}
