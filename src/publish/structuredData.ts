/** What pages say to programs: schema.org's JSON-LD in their heads, and `page.json` beside them. */

/** A value that JSON can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json | undefined };

/** A thing of schema.org: its type, and its properties. */
export interface Thing {
  readonly "@type": string;
  readonly [property: string]: Json | undefined;
}

/**
 * A thing as a `<script type="application/ld+json">` for a page's head. Nothing in it can end the script.
 *
 * @example jsonLd({ "@type": "WebPage", name: "Fig 5" })
 */
export function jsonLd(thing: Thing): string {
  // as JSON has it, `<` may stand as its code, and the separators of lines, which old scripts end at
  const text = JSON.stringify({ "@context": "https://schema.org", ...thing }).replace(
    /[<>&\u2028\u2029]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `<script type="application/ld+json">${text}</script>`;
}

/**
 * The text of a file of data beside a page: what it is, then its content, in the order given; the same for the same.
 *
 * @param format what programs tell it by, such as "plasticity-page/1"
 * @example dataFile("plasticity-page/1", { title: "Fig 5", figures: [] })
 */
export function dataFile(format: string, content: { readonly [name: string]: Json | undefined }): string {
  return `${JSON.stringify({ format, ...content }, null, 1)}\n`;
}
