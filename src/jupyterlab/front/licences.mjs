import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The licences of all packages of which something is in a bundle, as their authors ask for: name, version, licence, and
 * its text where the package has one.
 *
 * @param metafiles esbuild's accounts of what went in
 * @param root folder from which their paths count
 */
export function licencesOf(metafiles, root) {
  const folders = new Set();
  for (const { inputs, outputs } of metafiles) {
    const used = new Set(Object.values(outputs).flatMap((output) => Object.keys(output.inputs)));
    for (const path of Object.keys(inputs).filter((path) => used.has(path))) {
      const folder = /^(?:[^/:]+:)?(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
      if (folder !== undefined) folders.add(folder.startsWith("/") ? folder : join(root, folder));
    }
  }
  const packages = [...folders].map(packageIn).sort((a, b) => (a.name < b.name ? -1 : 1));
  const overview = packages.map(({ name, version, licence }) => `${name} ${version}: ${licence}`);
  const texts = packages.map(({ name, version, text }) => `${"-".repeat(80)}\n${name} ${version}\n\n${text}`);
  return `Packages of which something is in this bundle\n\n${overview.join("\n")}\n\n${texts.join("\n\n")}\n`;
}

function packageIn(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file =
    existsSync(folder) && readdirSync(folder).find((entry) => /^(?:licen[cs]e|copying)(?:[.-].*)?$/i.test(entry));
  const holder = typeof author === "string" ? author : author?.name;
  const text = file
    ? readFileSync(join(folder, file), "utf8").trim()
    : `Copyright ${holder ?? "its authors"}; ${license}`;
  return { name, version, licence: license ?? "see below", text };
}
