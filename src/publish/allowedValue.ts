import { WORDS } from "./allowedHtml.js";
import { cleanDeclarations, isPlainValue } from "./cleanCss.js";
import { isPageId } from "./pageIds.js";

/** Addresses that a link may lead to: the web, mail, DOIs, and other pages by a relative address. */
const LINK_SCHEMES = new Set(["http", "https", "mailto", "doi"]);
/** Pictures that are inside the page. A drawing is safe in `<img>`, where nothing in it runs or loads. */
const EMBEDDED = /^data:image\/(?:png|jpe?g|gif|webp|svg\+xml)[;,]/i;
const EMBEDDED_PIXELS = /^data:image\/(?:png|jpe?g|gif|webp)[;,]/i;

/**
 * What a page may show of an attribute's value: the value itself, of a style the declarations that are allowed;
 * undefined when the attribute has to go. Whether the attribute's name is allowed isn't looked at.
 *
 * @param kind the element's name
 * @param name the attribute's name in lower case
 * @param pictures addresses of files beside the page that `<img>` may show
 * @example allowedValue("a", "href", "javascript:alert(1)", new Set()) // undefined
 */
export function allowedValue(
  kind: string,
  name: string,
  value: string,
  pictures: ReadonlySet<string>,
): string | undefined {
  if (name === "style") return cleanDeclarations(value) || undefined;
  if (name === "id") return isPageId(value) ? value : undefined;
  if (name === "href" || name === "xlink:href" || name === "src") {
    return isAddress(kind, name, value, pictures) ? value : undefined;
  }
  // Only what has a function or an escape in it could load something.
  if (!/[(\\]/.test(value) || WORDS.has(name) || /^(?:aria|data)-/.test(name)) return value;
  return isPlainValue(value) ? value : undefined;
}

function isAddress(kind: string, name: string, value: string, pictures: ReadonlySet<string>): boolean {
  if (name === "src") return kind === "img" && (EMBEDDED.test(value) || pictures.has(value));
  if (kind === "image") return EMBEDDED_PIXELS.test(value);
  if (kind !== "a") return value.startsWith("#");
  // Browsers ignore control characters and spaces in front of and inside a scheme, and take \ for /.
  const address = value.replace(/[\u0000-\u0020]/g, "").replaceAll("\\", "/");
  const scheme = /^([^/?#]*?):/.exec(address)?.[1];
  return scheme === undefined ? !address.startsWith("//") : LINK_SCHEMES.has(scheme.toLowerCase());
}
