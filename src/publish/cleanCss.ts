/** Styles in what notebooks bring along: properties that set type, colour, size and place in the flow; nothing loads. */

const FAMILIES =
  "align background border color column display dominant-baseline fill flex float font gap grid height image-rendering " +
  "justify letter-spacing line-height list-style margin max-height max-width min-height min-width opacity order overflow " +
  "padding paint-order position row-gap shape-rendering stop stroke table-layout text top right bottom left " +
  "transform vector-effect vertical-align visibility white-space width word box-sizing caption-side border-collapse " +
  "clip-path clip-rule mask marker overflow-wrap hyphens empty-cells aspect-ratio object-fit tab-size";
const PROPERTY = new RegExp(`^(?:(?:${FAMILIES.replaceAll(" ", "|")})(?:-[a-z-]+)?|--plot-[a-z-]+)$`);

const FUNCTIONS = new Set(
  (
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix calc min max clamp var minmax repeat fit-content " +
    "linear-gradient radial-gradient translate translatex translatey scale scalex scaley rotate skewx skewy matrix"
  ).split(" "),
);

/** Words, numbers, strings; no escapes, no comments, no braces, no `@`, nothing that looks like markup. */
const VALUE = /^(?:"[^"\\<>{};@\n]*"|'[^'\\<>{};@\n]*'|[^"'\\<>{};@\n])*$/;

/**
 * Whether a CSS value (or an SVG attribute that is one) uses nothing but plain functions, and `url(…)` only for parts
 * of the page.
 *
 * @example isPlainValue("url(#clip)") // true
 * @example isPlainValue("image-set('a.png')") // false
 */
export function isPlainValue(value: string): boolean {
  if (!VALUE.test(value) || value.includes("/*")) return false;
  const elsewhere = value.replace(/url\(\s*(["']?)#[\p{L}\p{N}_-]+\1\s*\)/giu, "");
  for (const [, name] of elsewhere.matchAll(/([^\s,()+*/]*)\(/g)) {
    if (name !== "" && !FUNCTIONS.has(name!.toLowerCase())) return false;
  }
  return true;
}

/** A page repeats the same few hundred styles thousands of times. */
const known = new Map<string, string>();

/**
 * The declarations of a `style` attribute that are allowed, as they were written.
 *
 * @example cleanDeclarations("color:red;background:url(//x.org)") // "color:red"
 */
export function cleanDeclarations(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const declarations = text.split(";");
  const kept = declarations.filter((declaration) => isAllowed(declaration));
  const clean = kept.length === declarations.filter((one) => one.trim() !== "").length ? text : kept.join(";");
  if (known.size > 10_000) known.clear();
  known.set(text, clean);
  return clean;
}

function isAllowed(declaration: string): boolean {
  const [, property, value] = /^\s*([A-Za-z-]+)\s*:([\s\S]*)$/.exec(declaration) ?? [];
  if (property === undefined || !PROPERTY.test(property.toLowerCase()) || !isPlainValue(value!)) return false;
  // What is lifted out of the flow can lie over the page's own frame.
  return property.toLowerCase() !== "position" || /^\s*(?:relative|static)\s*$/i.test(value!);
}

/**
 * The style sheet inside a drawing, when each of its rules is for something inside an element of a class that
 * Observable Plot gives (`plot-…`); undefined otherwise, since a rule would reach the whole page.
 *
 * @example cleanStyleSheet(":where(.plot-a) { display: block }") // ":where(.plot-a){display: block}"
 */
export function cleanStyleSheet(text: string): string | undefined {
  if (/[\\<@]|\/\*/.test(text) || text.length > 10_000) return undefined;
  const rules: string[] = [];
  const rest = text.replace(/([^{}]*)\{([^{}]*)\}/g, (_, selectors: string, declarations: string) => {
    const own = /^\s*(?:\.plot-\w+|:where\(\.plot-\w+(?:[ >]+[a-z]+)*\))(?:[ >]+[a-z]+)*\s*$/;
    rules.push(selectors.split(",").every((one) => own.test(one)) ? rule(selectors, declarations) : "\0");
    return "";
  });
  return rest.trim() !== "" || rules.includes("\0") ? undefined : rules.join("\n");
}

function rule(selectors: string, declarations: string): string {
  return `${selectors.trim()}{${cleanDeclarations(declarations.trim())}}`;
}
