import { createRequire } from "node:module";

/** The little of a DOM node that this package reads; Plot itself uses more. */
export interface DomNode {
  readonly nodeType: number;
  readonly nodeValue: string | null;
  readonly childNodes: Iterable<DomNode>;
}

/** The little of a DOM element that this package uses. The DOM's own types aren't loaded: this is a Node package. */
export interface DomElement extends DomNode {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

let plotDocument: unknown;

/**
 * The document in which Plot draws. Made once, at the first figure: jsdom takes about 0.4 s to load, which a cell that
 * only imports shall not pay.
 *
 * @example Plot.plot({ document: documentForPlot() as never, marks: [] })
 */
export function documentForPlot(): unknown {
  if (plotDocument === undefined) {
    // `require` and not `import()`: a figure is drawn synchronously, and jsdom is a CommonJS package anyway.
    const { JSDOM } = createRequire(import.meta.url)("jsdom") as {
      JSDOM: new (html: string) => { window: { document: unknown } };
    };
    plotDocument = new JSDOM("<!DOCTYPE html>").window.document;
  }
  return plotDocument;
}
