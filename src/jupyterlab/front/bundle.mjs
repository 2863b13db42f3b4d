/**
 * Bundles JupyterLab's front end: node bundle.mjs FOLDER. Writes lab.js with its chunks and assets, lab.css, themes/,
 * settings.json (the schemas of all settings) and licences.txt (of everything that went into the bundle).
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { extensions, isTheme, mimeExtensions } from "./extensions.mjs";
import { licencesOf } from "./licences.mjs";

const here = import.meta.dirname;
const [out] = process.argv.slice(2);
const all = [...extensions, ...mimeExtensions];
const folderOf = (name) => join(here, "node_modules", name);
const manifestOf = (name) => JSON.parse(readFileSync(join(folderOf(name), "package.json"), "utf8"));

const styles = all
  .filter((name) => !isTheme(name))
  .flatMap((name) => {
    const { styleModule } = manifestOf(name);
    return styleModule === undefined ? [] : [`import "${name}/${styleModule}";`];
  });
const named = (names, prefix) => names.map((name, index) => `import * as ${prefix}${index} from "${name}";`);
const list = (names, prefix) => names.map((_, index) => `${prefix}${index}`).join(", ");
const entry = `${styles.join("\n")}
import "./project.css";
import { JupyterLab } from "@jupyterlab/application";
import * as katex from "./katex.js";
import * as outputs from "./outputs.js";
import * as project from "./project.js";
import { start } from "./start.js";
${named(extensions, "extension").join("\n")}
${named(mimeExtensions, "mime").join("\n")}
void start(JupyterLab, [katex, outputs, project, ${list(extensions, "extension")}], [${list(mimeExtensions, "mime")}]);
`;

/** What JupyterLab's own build does by webpack: pictures are text in scripts and addresses in styles. */
const asJupyterLab = {
  name: "as-jupyterlab",
  setup({ onResolve, onLoad, resolve }) {
    onResolve({ filter: /^~/ }, ({ path, ...from }) =>
      resolve(path.slice(1), { resolveDir: from.resolveDir, kind: from.kind, importer: from.importer }),
    );
    onResolve({ filter: /\.svg$/ }, ({ path, resolveDir, kind }) =>
      kind === "url-token" ? { path: join(resolveDir, path), namespace: "svg-address" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "svg-address" }, ({ path }) => ({
      contents: readFileSync(path),
      loader: "dataurl",
    }));
    onLoad({ filter: /\.raw\.css$/ }, ({ path }) => ({ contents: readFileSync(path), loader: "text" }));
    // Icon fonts that nothing here shows, and diagrams in Markdown: left out.
    onResolve({ filter: /^@fortawesome\// }, ({ path }) => ({ path, namespace: "left-out" }));
    onResolve({ filter: /^@jupyterlab\/mermaid\/.*style/ }, ({ path }) => ({ path, namespace: "left-out" }));
    onResolve({ filter: /^@jupyterlab\/mermaid$/ }, () => ({ path: join(here, "noMermaid.js") }));
    onLoad({ filter: /.*/, namespace: "left-out" }, ({ path }) => ({
      contents: "",
      loader: path.endsWith(".css") ? "css" : "js",
    }));
  },
};

const { metafile } = await build({
  stdin: { contents: entry, resolveDir: here, sourcefile: "entry.js" },
  absWorkingDir: here,
  outdir: resolve(out),
  entryNames: "lab",
  chunkNames: "chunks/[name]-[hash]",
  assetNames: "assets/[name]-[hash]",
  bundle: true,
  splitting: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  metafile: true,
  legalComments: "none",
  loader: {
    ".svg": "text",
    ".md": "text",
    ".woff2": "file",
    ".png": "file",
    ".gif": "file",
    ".jpg": "file",
    ".woff": "empty",
    ".ttf": "empty",
    ".eot": "empty",
  },
  define: { "process.env.NODE_ENV": '"production"', global: "globalThis" },
  banner: { js: "globalThis.process??={env:{},cwd:()=>'/',nextTick:(f,...a)=>queueMicrotask(()=>f(...a))};" },
  plugins: [asJupyterLab],
  logLevel: "warning",
});

const themes = [];
for (const name of all.filter(isTheme)) {
  const result = await build({
    entryPoints: [join(folderOf(name), "style", "theme.css")],
    absWorkingDir: here,
    outfile: resolve(out, "themes", name, "index.css"),
    bundle: true,
    minify: true,
    metafile: true,
    loader: { ".svg": "dataurl", ".png": "dataurl" },
    plugins: [asJupyterLab],
    logLevel: "warning",
  });
  themes.push(result.metafile);
}

const schemas = all.flatMap((name) => {
  const { jupyterlab, version } = manifestOf(name);
  const folder = join(folderOf(name), jupyterlab?.schemaDir ?? "schema");
  if (jupyterlab?.schemaDir === undefined || !existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".json") && !file.startsWith("package.json"));
  return files.map((file) => ({
    id: `${name}:${file.slice(0, -".json".length)}`,
    schema: JSON.parse(readFileSync(join(folder, file), "utf8")),
    version,
  }));
});
writeFileSync(join(out, "settings.json"), JSON.stringify(schemas));
writeFileSync(join(out, "licences.txt"), licencesOf([metafile, ...themes], here));
