/** The text of a page as notes count it: what a reader reads, with single blanks, without drawings and the notes' own. */

/**
 * Elements whose text isn't the page's: formulas' hidden copies, drawings, navigation, a figure's tools and data, what
 * changes under a reader's hands, what notes themselves show.
 */
const LEFT_OUT =
  ".katex-mathml, svg, nav, script, style, button, input, select, textarea, .figure-tools, .plasticity-explorable, [data-notes]";

interface Piece {
  readonly node: Text;
  /** Where its first character is in the page's text. */
  readonly start: number;
  /** For each of its characters in the page's text, where it is in the node. */
  readonly places: readonly number[];
}

/** A page's text and the way back to its nodes. */
export class PageText {
  readonly text: string;
  private readonly pieces: Piece[] = [];

  /** @param root the element with the page's content */
  constructor(private readonly root: Element) {
    const isLeftOut = (node: Node): boolean => node.nodeType === 1 && (node as Element).matches(LEFT_OUT);
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      isLeftOut(node)
        ? NodeFilter.FILTER_REJECT
        : node.nodeType === 3
          ? NodeFilter.FILTER_ACCEPT
          : NodeFilter.FILTER_SKIP,
    );
    let text = "";
    for (let node = walker.nextNode() as Text | null; node !== null; node = walker.nextNode() as Text | null) {
      const places: number[] = [];
      const start = text.length;
      for (let k = 0; k < node.data.length; k++) {
        const isBlank = /\s/.test(node.data[k]!);
        if (isBlank && (text === "" || text.endsWith(" "))) continue;
        text += isBlank ? " " : node.data[k]!;
        places.push(k);
      }
      if (places.length > 0) this.pieces.push({ node, start, places });
    }
    this.text = text;
  }

  /** The nodes' range of a passage; undefined for an empty one. */
  rangeOf(start: number, end: number): Range | undefined {
    const from = this.pieces.find((piece) => piece.start + piece.places.length > start);
    const to = this.pieces.findLast((piece) => piece.start < end);
    if (from === undefined || to === undefined || end <= start) return undefined;
    const range = document.createRange();
    range.setStart(from.node, from.places[Math.max(0, start - from.start)]!);
    range.setEnd(to.node, to.places[Math.min(to.places.length, end - to.start) - 1]! + 1);
    return range;
  }

  /** The passage of a selected range, without blanks at its ends; undefined when nothing of the page's text is in it. */
  passageOf(range: Range): { start: number; end: number } | undefined {
    if (!range.intersectsNode(this.root)) return undefined;
    let [start, end] = [-1, -1];
    for (const piece of this.pieces) {
      if (!range.intersectsNode(piece.node)) continue;
      const first = piece.node === range.startContainer ? range.startOffset : 0;
      const last = piece.node === range.endContainer ? range.endOffset : piece.node.length;
      const inside = piece.places.flatMap((place, k) => (place >= first && place < last ? [k] : []));
      if (inside.length === 0) continue;
      if (start < 0) start = piece.start + inside[0]!;
      end = piece.start + inside.at(-1)! + 1;
    }
    if (start < 0) return undefined;
    while (start < end && this.text[start] === " ") start++;
    while (end > start && this.text[end - 1] === " ") end--;
    return end > start ? { start, end } : undefined;
  }
}
