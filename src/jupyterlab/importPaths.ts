import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ownProject } from "../files/project.js";

/** The unfinished path of an import at the end of some code. */
const UNFINISHED = /(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*(["'])([^"'\n]*)$/;

/**
 * What may follow in the path of an import that ends where the code ends: this package's rooms, their modules, and the
 * packages that notebooks use.
 *
 * @param code a cell's source up to the cursor
 * @returns where the path begins and what it may be; undefined when the cursor isn't in such a path
 * @example importPaths('import { figure } from "plasticity/l') // { start: 24, paths: ["plasticity/lab"] }
 */
export function importPaths(code: string): { start: number; paths: string[] } | undefined {
  const typed = UNFINISHED.exec(code)?.[2];
  if (typed === undefined) return undefined;
  const paths = allPaths(typed).filter((path) => path.startsWith(typed));
  return { start: code.length - typed.length, paths };
}

function allPaths(typed: string): string[] {
  const { exports, dependencies } = manifest();
  const rooms = Object.keys(exports).filter((name) => !name.includes("*"));
  const own = rooms.map((name) => `plasticity${name.slice(1)}`);
  const room = own.find((name) => typed.startsWith(`${name}/`));
  if (room !== undefined) return modulesOf(room);
  return [...own, ...Object.keys(dependencies)];
}

function modulesOf(room: string): string[] {
  try {
    const folder = join(ownProject(), "src", "dist", room.slice("plasticity/".length));
    const modules = readdirSync(folder).flatMap((file) => /^(\w+)\.d\.ts$/.exec(file)?.[1] ?? []);
    return modules.filter((name) => name !== "index").map((name) => `${room}/${name}`);
  } catch {
    return []; // not built yet
  }
}

function manifest(): { exports: Record<string, string>; dependencies: Record<string, string> } {
  return JSON.parse(readFileSync(join(ownProject(), "src", "package.json"), "utf8")) as ReturnType<typeof manifest>;
}
