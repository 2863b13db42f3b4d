import type { Finding } from "../publish/findings.js";
import type { HtmlElement } from "../publish/htmlTree.js";
import type { ClaimsNear } from "./panelClaims.js";

/** A figure in its notebook. */
export interface FigureInNotebook extends ClaimsNear {
  /** The figure's element, of an output. */
  element: HtmlElement;
  /** The heading above it, if it has one of its own. */
  heading: string | undefined;
  /** Findings below it, before the next figure. */
  findings: readonly Finding[];
  /** What the notebook asks, for a figure that nothing else is said of. */
  question: string;
  /** Of the paper, such as "Raman & O'Leary 2021". */
  citation: string;
}
