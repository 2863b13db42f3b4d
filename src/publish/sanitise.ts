/** Elements that run code, load something or change the page they are on. */
const REMOVED = "script, iframe, frame, object, embed, link, meta, base, template, portal, video, audio, source, track";

/** Attributes whose value is an address that is loaded or followed. */
const ADDRESSES = new Set([
  "href",
  "xlink:href",
  "src",
  "srcset",
  "action",
  "formaction",
  "background",
  "poster",
  "ping",
]);

/** `url(…)` of anything but a part of the page or embedded data, and `@import`: what would load something. */
const LOADING_STYLE = /@import[^;]*;?|url\(\s*(["']?)(?!#|data:image\/)[^)]*\)/gi;

function allowed(element: Element, name: string, value: string): boolean {
  // Control characters and spaces inside a scheme are ignored by browsers: "java\nscript:".
  const address = value.replace(/[\u0000-\u0020]/g, "").toLowerCase();
  if (address.startsWith("#")) return true;
  if (name === "href" && element.localName === "a") {
    const scheme = /^([a-z][a-z0-9+.-]*):/.exec(address)?.[1];
    return scheme === undefined ? !address.startsWith("//") : ["http", "https", "mailto", "doi"].includes(scheme);
  }
  const image = element.localName === "img" || element.localName === "image";
  return image && name !== "srcset" && /^data:image\/(?:png|jpeg|gif|webp|svg\+xml)[;,]/.test(address);
}

/**
 * Takes out of an element's content, in place, what runs (scripts, event handlers, `javascript:`) and what would be
 * loaded from elsewhere (images, styles, frames), so that a page stays one file that works offline.
 *
 * @param root a fragment or element
 * @example sanitise(fragment);
 */
export function sanitise(root: ParentNode): void {
  for (const element of root.querySelectorAll(REMOVED)) element.remove();
  for (const element of root.querySelectorAll("*")) {
    if (element.localName === "style") element.textContent = (element.textContent ?? "").replace(LOADING_STYLE, "none");
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("on") || name === "srcdoc") element.removeAttribute(name);
      else if (ADDRESSES.has(name) && !allowed(element, name, value)) element.removeAttribute(name);
      // An animation can set an address after it was looked at.
      else if (name === "attributename" || name === "attributeName") {
        if (ADDRESSES.has(value.toLowerCase())) element.remove();
      } else if (value.includes("url(")) element.setAttribute(name, value.replace(LOADING_STYLE, "none"));
    }
  }
}
