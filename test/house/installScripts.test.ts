// A plain `npm ci` runs no script of anybody's package.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

test("install scripts are off without any flag, and no registry is named", () => {
  const environment = Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith("npm_config_"));
  const set = execFileSync("npm", ["config", "get", "ignore-scripts", "--userconfig", "none"], {
    cwd: root,
    env: Object.fromEntries(environment),
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  assert.equal(set.trim(), "true");
  assert.doesNotMatch(readFileSync(`${root}/.npmrc`, "utf8"), /registry/);
});

test("no package that brings an install script has joined those that are known to work without", () => {
  const { packages } = JSON.parse(readFileSync(`${root}/package-lock.json`, "utf8")) as {
    packages: Record<string, { hasInstallScript?: boolean; optional?: boolean }>;
  };
  const withScript = Object.entries(packages).filter(
    ([, { hasInstallScript, optional }]) => hasInstallScript && !optional,
  );
  assert.deepEqual(withScript.map(([name]) => name).sort(), ["node_modules/esbuild", "node_modules/zeromq"]);
});

test("this project's own scripts need no others before or after them, which npm leaves out then", () => {
  for (const manifest of ["package.json", "src/package.json"]) {
    const { scripts } = JSON.parse(readFileSync(`${root}/${manifest}`, "utf8")) as { scripts: Record<string, string> };
    const names = Object.keys(scripts);
    assert.deepEqual(
      names.filter((name) => /^(pre|post)/.test(name)),
      [],
    );
  }
});
