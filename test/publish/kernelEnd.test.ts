import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { executeNotebook } from "plasticity/publish/executeNotebook";
import { type CodeCell, type Notebook, readNotebook, writeNotebook } from "plasticity/publish/notebook";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "fixtures");
const root = mkdtempSync(join(tmpdir(), "kernel-end-"));
const cli = fileURLToPath(new URL("../../src/dist/cli.js", import.meta.url));

/** A cell that starts processes out of the kernel's reach, notes their ids and its own, and goes on with `then`. */
function cellThat(file: string, then: string): Notebook {
  const empty = readNotebook(join(fixtures, "warns.ipynb"));
  const source = `import { spawn } from "child_process";
import { writeFileSync } from "fs";
const wait = ["-e", "setTimeout(() => 0, 120000)"];
const first = spawn(process.execPath, wait, { detached: true, stdio: "ignore" });
const second = spawn("sh", ["-c", \`(setsid "\${process.execPath}" -e "setTimeout(() => 0, 120000)" & echo $! > ${file}.second) & wait\`], { detached: true, stdio: "ignore" });
const third = spawn(process.execPath, wait, { detached: true, stdio: "ignore", env: {} });
for (const child of [first, second, third]) child.unref();
await new Promise((next) => setTimeout(next, 500));
writeFileSync(${JSON.stringify(file)}, [first.pid, third.pid, process.pid].join(" "));
${then}`;
  const cell: CodeCell = {
    cell_type: "code",
    id: "code-1",
    metadata: {},
    source,
    execution_count: null,
    outputs: [],
  };
  return { ...empty, cells: [cell] };
}

function isAlive(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)![0] !== "Z";
  } catch {
    return false;
  }
}
/** Process ids in these files, of at least `least` processes. */
function noted(...files: string[]): number[] {
  return files.flatMap((file) => readFileSync(file, "utf8").trim().split(/\s+/).map(Number));
}
async function allEnd(pids: readonly number[]): Promise<void> {
  for (let wait = 0; wait < 100 && pids.some(isAlive); wait++) await new Promise((next) => setTimeout(next, 50));
  assert.deepEqual(pids.filter(isAlive), [], "left running");
}

describe("what a cell has started ends with its kernel", { concurrency: 2, skip: process.platform !== "linux" }, () => {
  test("after the last cell", async () => {
    const file = join(root, "done");
    const { failure } = await executeNotebook(cellThat(file, ""), { directory: fixtures });
    assert.equal(failure, undefined);
    const pids = noted(file, `${file}.second`);
    assert.equal(pids.length, 4);
    await allEnd(pids);
  });

  test("when the kernel takes too long and is ended", async () => {
    const file = join(root, "slow");
    const { failure } = await executeNotebook(cellThat(file, "for (;;);"), { directory: fixtures, timeout: 4 });
    assert.equal(failure?.reason, "took longer than 4 s");
    await allEnd(noted(file, `${file}.second`));
  });

  test("when the kernel ends itself (what it gave its environment to)", async () => {
    const file = join(root, "exit");
    const { failure } = await executeNotebook(cellThat(file, `third.kill(); process.exit(3);`), {
      directory: fixtures,
    });
    assert.equal(failure?.reason, "kernel: it died (exit code 3)");
    await allEnd(noted(file, `${file}.second`));
  });

  for (const signal of ["SIGTERM", "SIGKILL"] as const) {
    test(`when the client gets ${signal}, while the cell loops for ever; its folder goes too`, async () => {
      const file = join(root, signal);
      const notebook = join(root, `${signal}-notebook`, "n.ipynb");
      const temporary = mkdtempSync(join(root, "tmp-"));
      writeNotebook(notebook, cellThat(file, "for (;;);"));
      const client = spawn(process.execPath, [cli, "execute", notebook, "--output", join(root, "out")], {
        env: { ...process.env, TMPDIR: temporary },
        stdio: "ignore",
      });
      for (let wait = 0; wait < 600 && !existsSync(file); wait++) await new Promise((next) => setTimeout(next, 50));
      await new Promise((next) => setTimeout(next, 200));
      client.kill(signal);
      if (client.exitCode === null && client.signalCode === null) await once(client, "exit");
      await allEnd(noted(file, `${file}.second`));
      const left = readdirSync(temporary).filter((name) => name.startsWith("plasticity-kernel-"));
      assert.deepEqual(left, []);
    });
  }

  test("a kernel whose folder can't be made is one clear line", async () => {
    const notebook = join(root, "full", "n.ipynb");
    writeNotebook(notebook, cellThat(join(root, "never"), ""));
    writeFileSync(join(root, "file"), "");
    const client = spawn(process.execPath, [cli, "execute", notebook, "--output", join(root, "out")], {
      env: { ...process.env, TMPDIR: join(root, "file") },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let stderr = "";
    client.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
    const [code] = (await once(client, "close")) as [number];
    assert.equal(code, 1);
    assert.match(
      stderr,
      /^.*file: temporary files can't be written there: a part of the path is no folder .*TMPDIR.*\n$/,
    );
  });
});
