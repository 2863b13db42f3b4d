// The command in a fresh clone: `npm ci` links it before there is a build, and it works once there is one.
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const isRepository = spawnSync("git", ["rev-parse", "HEAD"], { cwd: root }).status === 0;
const shell = process.platform === "win32";

type Manifest = Record<string, unknown>;
interface Lock {
  packages: Record<string, Manifest>;
}

describe("a fresh clone", { skip: isRepository ? false : "not a git repository" }, () => {
  const folder = mkdtempSync(join(tmpdir(), "clone-"));
  const clone = join(folder, "plasticity-notebooks");
  const npm = (program: "npm" | "npx", ...args: string[]): { status: number | null; out: string; err: string } => {
    // Nothing but what is here: a command that isn't linked must not be looked for in the registry.
    const env = { ...process.env, npm_config_offline: "true", npm_config_update_notifier: "false", NODE_OPTIONS: "" };
    const { status, stdout, stderr } = spawnSync(program, args, { cwd: clone, env, shell, encoding: "utf8" });
    return { status, out: stdout, err: stderr };
  };

  before(() => {
    execFileSync("git", ["clone", "--quiet", root, clone]);
    // Other people's packages are taken out of the manifests, so that `npm ci` needs no network: what is tried here is
    // how npm links this project's own.
    change<Manifest>("package.json", withoutDependencies);
    change<Manifest>(join("src", "package.json"), withoutDependencies);
    change<Lock>("package-lock.json", ({ packages, ...lock }) => {
      const own = ["", "src", "node_modules/plasticity"].map((name) => [name, withoutDependencies(packages[name]!)]);
      return { ...lock, packages: Object.fromEntries(own) as Lock["packages"] };
    });
    const installed = npm("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
    assert.equal(installed.status, 0, installed.err);
    for (const name of readdirSync(join(root, "node_modules"))) {
      const place = join(clone, "node_modules", name);
      if (!existsSync(place)) symlinkSync(join(root, "node_modules", name), place, "junction");
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function change<T extends object>(file: string, edit: (content: T) => T): void {
    const path = join(clone, file);
    writeFileSync(path, JSON.stringify(edit(JSON.parse(readFileSync(path, "utf8")) as T)));
  }

  test("before the build, npx plasticity says in one line what to run", () => {
    const { status, out, err } = npm("npx", "plasticity", "list");
    assert.deepEqual([status, out], [1, ""]);
    assert.match(err, /^plasticity: not built yet: run "npm run build" in .*plasticity-notebooks.\n$/);
  });

  test("after the build, npx plasticity works", () => {
    cpSync(join(root, "src", "dist"), join(clone, "src", "dist"), { recursive: true });
    const help = npm("npx", "plasticity", "--help");
    assert.equal(help.status, 0, help.err);
    assert.match(help.out, /^Usage: plasticity <command>/);
    const refused = npm("npx", "plasticity", "rnu");
    assert.deepEqual([refused.status, refused.out], [2, ""]);
    assert.match(refused.err, /^plasticity: got unknown command "rnu", did you mean "run"\?/);
  });
});

function withoutDependencies(manifest: Manifest): Manifest {
  const others = ["dependencies", "devDependencies", "overrides"];
  return Object.fromEntries(Object.entries(manifest).filter(([field]) => !others.includes(field)));
}
