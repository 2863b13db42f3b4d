/** What a page may hold: everything else is taken out. Names are in lower case, as DOMPurify compares them. */

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

/** Text, tables, lists, pictures, and what the pages' own frame is made of; no forms, frames, media, scripts. */
export const HTML_ELEMENTS = words(`
  a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn div
  dl dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img input ins kbd label li main mark nav ol p pre q rp
  rt ruby s samp section small span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var wbr
`);

/** Drawings that stand still and load nothing; no animation, no foreign content, no filters. */
export const SVG_ELEMENTS = words(`
  svg g defs path rect circle ellipse line polyline polygon text tspan textpath title desc clippath mask pattern
  lineargradient radialgradient stop marker symbol use image style
`);

/** Formulas as KaTeX writes them, and the rest of MathML Core that only shows. */
export const MATH_ELEMENTS = words(`
  math semantics annotation mrow mi mn mo ms mtext mspace mfrac msqrt mroot mstyle merror mpadded mphantom menclose msub
  msup msubsup munder mover munderover mmultiscripts mprescripts mtable mtr mtd
`);

const TEXT_ATTRIBUTES = words(`
  id class style title lang dir role tabindex href src alt width height align valign colspan rowspan headers scope span
  start reversed type checked disabled for open cite datetime rel border cellpadding cellspacing bgcolor color
`);

const SVG_ATTRIBUTES = words(`
  xmlns xmlns:xlink xlink:href xml:space version viewbox preserveaspectratio x y x1 x2 y1 y2 cx cy r rx ry dx dy d points
  pathlength transform transform-origin offset fill fill-opacity fill-rule stroke stroke-width stroke-opacity
  stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit vector-effect paint-order opacity
  clip-path clip-rule mask marker-start marker-mid marker-end markerwidth markerheight markerunits orient refx refy
  clippathunits maskunits maskcontentunits patternunits patterncontentunits patterntransform gradientunits
  gradienttransform spreadmethod fx fy stop-color stop-opacity overflow display visibility shape-rendering
  text-rendering image-rendering color-interpolation font-family font-size font-style font-variant font-weight
  font-stretch letter-spacing word-spacing text-anchor text-decoration dominant-baseline alignment-baseline
  baseline-shift writing-mode textlength lengthadjust rotate startoffset
`);

const MATH_ATTRIBUTES = words(`
  encoding display mathvariant mathcolor mathbackground mathsize stretchy symmetric lspace rspace separator fence minsize
  maxsize accent accentunder largeop movablelimits form notation linethickness scriptlevel displaystyle voffset depth
  rowspacing columnspacing columnalign rowalign columnlines rowlines frame side equalrows equalcolumns
`);

export const ALLOWED_ELEMENTS: readonly string[] = [...HTML_ELEMENTS, ...SVG_ELEMENTS, ...MATH_ELEMENTS];
export const ALLOWED_ATTRIBUTES: readonly string[] = [...TEXT_ATTRIBUTES, ...SVG_ATTRIBUTES, ...MATH_ATTRIBUTES];

/** Elements that are something else as HTML than as SVG, and are wanted as SVG only. */
export const SVG_ONLY: ReadonlySet<string> = new Set(["title", "style", "image", "desc", "use"]);

/** Attributes that hold words: whatever stands in them is never read as an address or a style. */
export const WORDS: ReadonlySet<string> = new Set([
  "alt",
  "title",
  "class",
  "cite",
  "datetime",
  "headers",
  "for",
  "role",
]);
