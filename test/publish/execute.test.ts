import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { executeNotebooks } from "plasticity/publish/execute";
import { executeNotebook, ExecutionStopped } from "plasticity/publish/executeNotebook";
import { findNotebooks } from "plasticity/publish/findNotebooks";
import { freePorts } from "plasticity/publish/freePorts";
import { DeadKernelError, KernelClient, KernelStartError } from "plasticity/publish/jupyterClient";
import { MissingKernelError, tslabProgram } from "plasticity/publish/kernelCommand";
import { type CodeCell, notebookText, readNotebook } from "plasticity/publish/notebook";

const fixtures = join(dirname(fileURLToPath(import.meta.url)), "fixtures");
const temporary = mkdtempSync(join(tmpdir(), "plasticity-execute-"));

const fixture = (name: string) => readNotebook(join(fixtures, `${name}.ipynb`));
const run = (name: string, options: object = {}) => executeNotebook(fixture(name), { directory: fixtures, ...options });
const codeCells = (notebook: { cells: { cell_type: string }[] }) =>
  notebook.cells.filter((cell) => cell.cell_type === "code") as CodeCell[];

const QUICK = { PLASTICITY_PROFILE: "quick" };
let outputs: ReturnType<typeof executeNotebook> | undefined;
/** The fixture with all kinds of output, executed once for all tests. */
const executedOutputs = () => (outputs ??= run("outputs", { environment: QUICK, strict: true }));

/** A process's state and parent, from Linux's /proc; undefined when it is gone. */
function processState(pid: string): { state: string; parent: number; command: string } | undefined {
  try {
    // The name in parentheses may hold anything: the fields begin after the last one.
    const [state = "", parent] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)!.split(" ");
    return {
      state,
      parent: Number(parent),
      command: readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " "),
    };
  } catch {
    return undefined;
  }
}

/** Kernels that this test run has started and that are still there. */
function kernelsAlive(): string[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc").filter((pid) => {
    const found = /^\d+$/.test(pid) ? processState(pid) : undefined;
    return found?.parent === process.pid && found.state !== "Z" && /tslab kernel/.test(found.command);
  });
}

after(() => assert.deepEqual(kernelsAlive(), [], "a kernel was left running"));

// Two kernels at a time: most of their time is spent starting.
describe("execution", { concurrency: 2 }, () => {
  test("every kind of output is kept, in order, with the last state of each display", async () => {
    const { notebook, failure } = await executedOutputs();
    assert.equal(failure, undefined);
    const cells = codeCells(notebook);
    assert.deepEqual(
      cells.map((cell) => cell.execution_count),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(cells[0]?.outputs, [], "imports print nothing, no warning either");
    assert.deepEqual(cells[1]?.outputs, [
      { output_type: "stream", name: "stdout", text: "true\nfunction [ 2, 3 ] [ 1, 1 ]\n" },
    ]);
    assert.deepEqual(cells[2]?.outputs, [
      { output_type: "display_data", data: { "text/html": "<p>done</p>" }, metadata: {} },
    ]);
    assert.deepEqual(cells[3]?.outputs, [
      { output_type: "display_data", data: { "text/html": "<b>bold</b>" }, metadata: {} },
    ]);
    assert.deepEqual(cells[4]?.outputs, [{ output_type: "stream", name: "stdout", text: "quick\n" }]);
    assert.deepEqual(fixture("outputs"), readNotebook(join(fixtures, "outputs.ipynb")), "the file is left alone");
  });

  test("executing what is executed gives the same bytes", async () => {
    const first = await executedOutputs();
    const second = await executeNotebook(first.notebook, { directory: fixtures, environment: QUICK });
    assert.equal(notebookText(second.notebook), notebookText(first.notebook));
    assert.doesNotMatch(notebookText(first.notebook), /display_id|\d{4}-\d\d-\d\dT|\/tmp\//);
  });

  test("a failing cell ends the run, with its stderr, its source and the outputs before it", async () => {
    const { notebook, failure } = await run("fails");
    assert.equal(failure?.cell, 2);
    assert.equal(failure.reason, "failed");
    assert.match(failure.stderr, /the step diverged/);
    assert.match(failure.source, /const steps = 3/);
    const [before, failing, never] = codeCells(notebook);
    assert.equal(before?.outputs.length, 1);
    assert.equal(failing?.outputs[0]?.output_type, "stream");
    assert.doesNotMatch(notebookText(notebook), new RegExp(dirname(dirname(dirname(fixtures)))), "no absolute path");
    assert.deepEqual([never?.outputs, never?.execution_count], [[], null]);
  });

  test("a type error is a failure too", async () => {
    const { failure } = await run("type-error");
    assert.match(failure?.stderr ?? "", /Type 'string' is not assignable to type 'number'/);
  });

  test("stderr is a failure only in strict mode", async () => {
    assert.equal((await run("warns")).failure, undefined);
    const { failure } = await run("warns", { strict: true });
    assert.deepEqual([failure?.cell, failure?.reason], [1, "printed to stderr (strict)"]);
  });

  test("a cell tagged raises-exception may fail, in strict mode too", async () => {
    const { notebook, failure } = await run("expected-error", { strict: true });
    assert.equal(failure, undefined);
    assert.deepEqual(codeCells(notebook)[1]?.outputs, [{ output_type: "stream", name: "stdout", text: "after\n" }]);
  });

  test("a cell that takes too long is interrupted, and its kernel ended when it doesn't stop", async () => {
    for (const name of ["slow", "stubborn"]) {
      const { notebook, failure } = await run(name, { timeout: 5 });
      assert.equal(failure?.reason, "took longer than 5 s");
      assert.match(JSON.stringify(codeCells(notebook)[0]?.outputs), /started/);
    }
  });

  test("a cell that puts out 100 MB is kept in part, with a note, and what comes after it", async () => {
    const notebook = fixture("warns");
    const [cell] = codeCells(notebook);
    cell!.source = 'for (let k = 0; k < 100; k++) console.log("x".repeat(1e6));\nconsole.error("done");';
    notebook.cells = [cell!];
    const { notebook: executed, failure } = await executeNotebook(notebook, { directory: fixtures });
    assert.equal(failure, undefined);
    const texts = codeCells(executed)[0]!.outputs.map((output) => (output.output_type === "stream" ? output.text : ""));
    assert.equal(texts.length, 2);
    assert.match(
      texts[0]!.slice(-200),
      /x\n\[the rest is left out: of a cell's outputs 10000000 characters are kept\]\n$/,
    );
    assert.ok(texts[0]!.length < 10_000_200);
    assert.equal(texts[1], "done\n");
  });

  test("a dead kernel is started once more, and once only", async () => {
    const marker = join(temporary, "died");
    const { notebook, failure } = await run("dies-once", { environment: { FIXTURE_MARKER: marker } });
    assert.equal(failure, undefined);
    assert.match(JSON.stringify(codeCells(notebook)[1]?.outputs), /second life/);

    const dead = await run("dies");
    assert.equal(dead.failure?.cell, 2);
    assert.match(dead.failure.reason, /kernel: it died \(exit code 3\)/);
    assert.match(JSON.stringify(codeCells(dead.notebook)[0]?.outputs), /alive/, "the partial notebook is kept");
  });

  test("an execution can be stopped", async () => {
    const stop = new AbortController();
    const stopped = run("slow", { signal: stop.signal, onCell: () => setTimeout(() => stop.abort(), 200) });
    await assert.rejects(stopped, ExecutionStopped);
    await assert.rejects(run("slow", { signal: AbortSignal.abort() }), ExecutionStopped);
  });

  test("occupied ports: others are taken, three times at most", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as { port: number };
    let asked = 0;
    const occupiedFirst = async (count: number) => {
      const ports = await freePorts(count);
      return asked++ === 0 ? [port, ...ports.slice(1)] : ports;
    };
    const kernel = await KernelClient.start({ directory: fixtures, ports: occupiedFirst });
    assert.equal(asked, 2);
    await kernel.shutdown();
    // A kernel that complains as tslab does, and like tslab doesn't end by itself.
    const complaint = `console.error("Error: Address already in use"); setTimeout(() => 0, 60000)`;
    await assert.rejects(
      KernelClient.start({ directory: fixtures, command: [process.execPath, "-e", complaint] }),
      (error) => error instanceof KernelStartError && /ports were occupied, tried 3 times/.test(error.message),
    );
    server.close();
  });

  test("a kernel that isn't there or ends at once is a clear error", async () => {
    assert.throws(
      () => tslabProgram("/"),
      (error) => error instanceof MissingKernelError && /npm ci/.test(error.message),
    );
    await assert.rejects(
      KernelClient.start({
        directory: fixtures,
        command: [process.execPath, "-e", "throw new Error('no such thing')"],
      }),
      (error) => error instanceof KernelStartError && /ended at once.*no such thing/s.test(error.message),
    );
    await assert.rejects(
      KernelClient.start({
        directory: fixtures,
        startTimeout: 1,
        command: [process.execPath, "-e", "setTimeout(() => 0, 60000)"],
      }),
      (error) => error instanceof KernelStartError && /no answer within 1 s/.test(error.message),
    );
    await assert.rejects(KernelClient.start({ directory: fixtures, command: ["no-such-program"] }), KernelStartError);
  });

  test("a kernel ends with the process that started it, even when that is killed", async () => {
    const script = `import { KernelClient } from "plasticity/publish/jupyterClient";
    const kernel = await KernelClient.start({ directory: ${JSON.stringify(fixtures)} });
    console.log(kernel.pid);`;
    const owner = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      cwd: fixtures,
    });
    const [line] = (await once(owner.stdout, "data")) as [Buffer];
    const pid = Number(line.toString());
    owner.kill("SIGKILL");
    const alive = (): boolean => {
      if (process.platform === "linux") return (processState(String(pid))?.state ?? "Z") !== "Z";
      try {
        return process.kill(pid, 0);
      } catch {
        return false;
      }
    };
    for (let wait = 0; wait < 600 && alive(); wait++) await new Promise((next) => setTimeout(next, 100));
    assert.equal(alive(), false);
  });

  test("several notebooks: written to a folder, in place only when asked and only when they ran through", async () => {
    const files = findNotebooks([join(fixtures, "warns.ipynb"), join(fixtures, "fails.ipynb")], temporary);
    assert.deepEqual(
      files.map((file) => file.name),
      ["fixtures/fails", "fixtures/warns"],
    );
    const before = files.map(({ file }) => readFileSync(file, "utf8"));
    const output = join(temporary, "executed");
    const done = await executeNotebooks(files, { output });
    assert.deepEqual(
      done.map((one) => one.failure?.cell),
      [2, undefined],
    );
    assert.deepEqual(readdirSync(join(output, "fixtures")), ["fails.ipynb", "warns.ipynb"]);
    assert.deepEqual(
      files.map(({ file }) => readFileSync(file, "utf8")),
      before,
    );

    const copies = join(temporary, "copies", "paper");
    const { writeNotebook } = await import("plasticity/publish/notebook");
    for (const name of ["warns", "fails"]) writeNotebook(join(copies, `${name}.ipynb`), fixture(name));
    const unfinished = join(temporary, "unfinished");
    await executeNotebooks(findNotebooks([copies], copies), { output: unfinished, inPlace: true });
    assert.equal(codeCells(readNotebook(join(copies, "warns.ipynb")))[0]?.execution_count, 1);
    assert.equal(readFileSync(join(copies, "fails.ipynb"), "utf8"), notebookText(fixture("fails")));
    assert.deepEqual(readdirSync(unfinished), ["fails.ipynb"]);
  });

  test("a kernel that loses its last word is asked again, and nothing is lost", async () => {
    const kernel = await KernelClient.start({
      directory: fixtures,
      command: [process.execPath, join(fixtures, "forgetfulKernel.mjs"), "{connection_file}"],
      reminder: 0.2,
    });
    try {
      const { status, outputs } = await kernel.execute("1", 20);
      assert.equal(status, "ok");
      assert.deepEqual(outputs, [{ output_type: "stream", name: "stdout", text: "done" }]);
    } finally {
      await kernel.kill();
    }
  });

  test("side by side they share a folder, and have twice their share of the processors", async () => {
    const folder = join(temporary, "side-by-side");
    const { writeNotebook } = await import("plasticity/publish/notebook");
    const source = `console.log(process.env["PLASTICITY_SHARED"], process.env["PLASTICITY_WORKERS"])`;
    const cell = { ...codeCells(fixture("warns"))[0]!, source, outputs: [] };
    for (const name of ["one", "two"]) {
      writeNotebook(join(folder, `${name}.ipynb`), { ...fixture("warns"), cells: [cell] });
    }
    const done = await executeNotebooks(findNotebooks([folder], folder), { output: join(folder, "done"), workers: 2 });
    const [one, two] = done.map(({ written }) => {
      const [output] = codeCells(readNotebook(written))[0]!.outputs;
      return output?.output_type === "stream" ? String(output.text).trim().split(" ") : [];
    });
    assert.match(one![0]!, /plasticity-shared-/);
    assert.deepEqual(one, two);
    assert.equal(existsSync(one![0]!), false, "the folder was left behind");
    const threads = process.env["PLASTICITY_WORKERS"] || String(availableParallelism());
    assert.equal(one![1], threads);
  });

  test("nothing runs when one of the files isn't a notebook", async () => {
    const bad = join(temporary, "bad.ipynb");
    writeFileSync(bad, "not JSON");
    const output = join(temporary, "nothing");
    const files = findNotebooks([join(fixtures, "warns.ipynb"), bad], temporary);
    await assert.rejects(executeNotebooks(files, { output }), /bad\.ipynb: not a Jupyter notebook/);
    assert.throws(() => readdirSync(output));
    assert.throws(() => findNotebooks([join(temporary, "none")], temporary), /none: no such file or folder/);
    assert.throws(
      () => findNotebooks([fileURLToPath(import.meta.url)], temporary),
      /not a notebook \(expected \.ipynb\)/,
    );
    await assert.rejects(executeNotebooks([], { output, workers: 0 }), /workers: expected a whole number ≥ 1, got 0/);
  });

  test("an error of a dead kernel names how it died", () => {
    const error = new DeadKernelError({ code: null, signal: "SIGSEGV", stderr: "out of memory\n" });
    assert.equal(error.message, "kernel: it died (signal SIGSEGV); its last words: out of memory");
  });
});
