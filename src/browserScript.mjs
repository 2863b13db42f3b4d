/** What `npm run build` makes of a room's folder `browser`: one classic script, the same bytes from the same sources. */
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const src = fileURLToPath(new URL(".", import.meta.url));

/**
 * The script of `<room>/browser/entry.ts`, and what each source has of it.
 *
 * @param room folder in `src`
 * @param options of esbuild beside the common ones
 */
export async function browserScript(room, options = {}) {
  const { outputFiles, metafile } = await build({
    entryPoints: [`${src}${room}/browser/entry.ts`],
    bundle: true,
    write: false,
    metafile: true,
    minify: true,
    charset: "utf8",
    format: "iife",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: src,
    ...options,
  });
  return { script: outputFiles[0].text, metafile };
}

/** The same for a script that stands inside a page. */
export async function inlineScript(room, options) {
  const made = await browserScript(room, options);
  if (/<\/script|<!--/i.test(made.script)) throw new Error(`${room}: expected a script that can stand in HTML`);
  return made;
}
