/** The fonts of a site, once for all its pages: two style sheets with the fonts inside, which browsers load from files too. */
import { formulaStyle, textFontStyle } from "./embeddedFonts.js";
import { noFonts, noteFonts } from "./fontUse.js";

const TEXT = "fonts/text.css";
const FORMULAS = "fonts/formulas.css";

/** What a page needs for its fonts, in its head. */
export interface PageFonts {
  /** Elements for the head of a page with this title and body. */
  head(html: string): string;
}

/** Collects what the pages of a site use; the style sheets come last. */
export class SiteFonts {
  private readonly use = noFonts();

  /**
   * Fonts for a page.
   *
   * @param toRoot the way from the page's folder to the site's, such as "../" or ""
   * @example htmlPage({ title, description, body, style, fonts: fonts.of("../") })
   */
  of(toRoot: string): PageFonts {
    return {
      head: (html) => {
        noteFonts(this.use, html);
        const sheets = html.includes('class="katex') ? [TEXT, FORMULAS] : [TEXT];
        return sheets.map((name) => `<link rel="stylesheet" href="${toRoot}${name}">`).join("\n");
      },
    };
  }

  /** The style sheets, by their names in the site's folder, for the pages so far. */
  files(): [string, string][] {
    const text: [string, string] = [TEXT, `${textFontStyle(this.use)}\n`];
    return this.use.hasFormulas ? [text, [FORMULAS, `${formulaStyle(this.use)}\n`]] : [text];
  }
}
