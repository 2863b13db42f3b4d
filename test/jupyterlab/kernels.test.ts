// Kernels of the lab, spoken to as any client does: running, interrupting, dying, restarting, ending.
import assert from "node:assert/strict";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ownProject } from "../../src/dist/files/project.js";
import { LabClient, stateIn } from "./labClient.ts";
import { type TestLab, testLab } from "./testLab.ts";

/** How many kernels are killed. */
const DEATHS = Number(process.env["PLASTICITY_DEATHS"] ?? 20);
// Below the project, so that notebooks find its package; git ignores it.
const folder = join(ownProject(), "lab-test.tmp");
let lab: TestLab;
let client: LabClient;
before(async () => {
  mkdirSync(folder, { recursive: true });
  lab = await testLab({ folder });
  client = await LabClient.begin(lab, "a.ipynb");
});
after(async () => {
  await lab.close();
  rmSync(folder, { recursive: true, force: true });
});

const pidOf = async (by: LabClient): Promise<number> => Number((await by.execute("process.pid")).text);
/** Whether a process runs: one that has ended may have a place in the list until its new parent has asked for it. */
function isAlive(pid: number): boolean {
  try {
    return !/\) [ZX] /.test(readFileSync(`/proc/${pid}/stat`, "latin1"));
  } catch {
    return false;
  }
}
const post = (path: string): ReturnType<TestLab["ask"]> => lab.ask(path, { method: "POST" });
const interruptSoon = (by: LabClient): void => void sleep(700).then(() => post(`/api/kernels/${by.kernel}/interrupt`));

test("code runs with this project's package, over the binary protocol and as JSON", async () => {
  const { status, text } = await client.execute(
    'import { mean } from "plasticity/numerics"; console.log(mean([1, 3]))',
  );
  assert.deepEqual([status, text], ["ok", "2\n"]);
  const plain = await LabClient.begin(lab, "a.ipynb", undefined, false);
  assert.equal(plain.kernel, client.kernel, "a second page has the same kernel");
  assert.equal((await plain.execute("console.log('λ😀')")).text, "λ😀\n");
  const theirs = client.heard.find(({ message }) => message.content["text"] === "λ😀\n");
  assert.ok(theirs, "both pages hear what the kernel publishes");
  const replies = client.heard.filter(
    ({ channel, message }) => channel === "shell" && message.parent.session === plain.session,
  );
  assert.deepEqual(replies, [], "a reply goes to the page that asked");
  await plain.close();
});

test("history, which tslab doesn't know, is answered by the server, and nothing is printed", async () => {
  const before = client.heard.length;
  assert.deepEqual(await client.request("history_request", {}), { status: "ok", history: [] });
  assert.ok(client.heard.slice(before).every(({ message }) => message.header.msg_type !== "stream"));
});

test("an interrupt leaves one line: no stack, no path", async () => {
  const loops = ["for (;;) {}", "await new Promise((done) => setTimeout(done, 60000));"];
  for (const code of loops) {
    const running = client.execute(code);
    interruptSoon(client);
    assert.deepEqual(await running, { status: "error", text: "Interrupted.\n", displays: [] }, code);
    await sleep(300); // tslab drops what arrives at once after a failure
    assert.equal((await client.execute("1 + 1")).text, "2\n");
  }
});

test("an error's stack ends where the cell does, and names no folder of this machine", async () => {
  const { text } = await client.execute('const wrong = () => { throw new Error("told") };\nwrong();');
  assert.match(text, /Error: told\n {4}at wrong \(evalmachine/);
  assert.doesNotMatch(text, /tslab|node:vm/);
  await sleep(300);
  const { text: path } = await client.execute('console.log(require.resolve("plasticity/numerics"))');
  assert.equal(path, "src/dist/numerics/index.js\n");
});

test("files that appear or change beside a notebook disturb no cell; a module of one's own is read again", async () => {
  const own = join(folder, "node_modules", "own");
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  mkdirSync(own, { recursive: true });
  write("node_modules/own/package.json", '{ "name": "own", "types": "index.d.ts" }');
  write("node_modules/own/index.js", "exports.one = 1;");
  write("node_modules/own/index.d.ts", "export const one: number;");
  write("beside.ts", "export const two = 2;");
  const code =
    'import { mean } from "plasticity/numerics";\nimport { one } from "own";\nimport { two } from "./beside";\nconsole.log(mean([one]), two);';
  assert.equal((await client.execute(code)).text, "1 2\n");
  for (let round = 0; round < 4; round++) {
    write(`saved${round}.ipynb`, "{}");
    mkdirSync(join(folder, "node_modules", `other${round}`));
    write(`node_modules/other${round}/index.js`, "");
    write(`node_modules/other${round}/index.d.ts`, "");
    write(`another${round}.ts`, "");
    write("node_modules/own/index.d.ts", `export const one: number; export const more${round}: number;`);
    write("node_modules/own/package.json", `{ "name": "own", "types": "index.d.ts", "version": "${round}.0.0" }`);
    await sleep(400);
    assert.deepEqual(await client.execute("console.log(one)"), { status: "ok", text: "1\n", displays: [] });
  }
  // between cells it would stand in the one before
  const printed = client.heard.map(({ message }) => String(message.content["text"] ?? ""));
  assert.ok(!printed.some((text) => text.includes("UncaughtException")), printed.join(""));
  write("beside.ts", "export const two = 22;");
  await sleep(1500);
  assert.equal((await client.execute('import { two } from "./beside";\nconsole.log(two)')).text, "22\n");
});

test("a flood of text is cut, and the figures in it aren't", async () => {
  const flood = 'const { display } = require("tslab");\nfor (let k = 0; k < 50; k++) console.log("x".repeat(1e6));\n';
  const { text, displays } = await client.execute(`${flood}display.html("<p>figure</p>");`);
  assert.ok(text.length < 2.1e6, `${text.length}`);
  assert.match(text.slice(-100), /the rest is left out: of a cell's outputs 2000000 characters are kept\]\n$/);
  assert.deepEqual(
    displays.map(({ data }) => data),
    [{ "text/html": "<p>figure</p>" }],
  );
  assert.equal((await client.execute("console.log('again')")).text, "again\n");
});

test("what comes while a page has lost its connection reaches it when it comes again", async () => {
  const lost = await LabClient.begin(lab, "lost.ipynb");
  const id = lost.send("execute_request", {
    code: 'await new Promise((r) => setTimeout(r, 800)); console.log("later")',
  });
  await lost.until(({ message }) => message.parent.msg_id === id);
  await lost.close();
  await sleep(1500);
  const again = await LabClient.begin(lab, "lost.ipynb", lost.session);
  const { message } = await again.until(({ message }) => message.header.msg_type === "stream", 5);
  assert.deepEqual([message.content["text"], message.parent.msg_id], ["later\n", id]);
  await again.close();
  const ended = await lab.ask(`/api/kernels/${again.kernel}`, { method: "DELETE" });
  assert.equal(ended.status, 204);
  assert.deepEqual(
    (await lab.ask("/api/sessions")).json.map(({ path }: { path: string }) => path),
    ["a.ipynb"],
  );
});

test("a restart brings a fresh process under the same id; another page waits for nothing", async () => {
  const pid = await pidOf(client);
  await client.execute("let kept = 1");
  const other = await LabClient.begin(lab, "a.ipynb");
  void client.execute("await new Promise(() => undefined)");
  const waiting = other.execute("1 + 1");
  await sleep(300);
  const { json } = await post(`/api/kernels/${client.kernel}/restart`);
  assert.deepEqual([json.id, json.execution_state], [client.kernel, "idle"]);
  assert.ok(!isAlive(pid));
  assert.deepEqual(await waiting, { status: "aborted", text: "Not done: the kernel was restarted.\n", displays: [] });
  await other.close();
  assert.match((await client.execute("kept")).text, /Cannot find name 'kept'/);
  await sleep(300);
});

test("kernels that die at any moment, are followed by others, and the pages hear of it", async () => {
  for (let death = 0; death < DEATHS; death++) {
    const before = client.heard.length;
    client.send("execute_request", { code: `while (${death % 2}) {} await new Promise((r) => setTimeout(r, 60000))` });
    // a different moment each time: before the cell begins, while it is compiled, while it runs
    await sleep((death * 37) % 300);
    process.kill(kernelPid(), "SIGKILL");
    const since = (state: string): Promise<unknown> =>
      client.until(
        (heard) => client.heard.indexOf(heard) >= before && stateIn(heard) === state && !heard.message.parent.msg_id,
      );
    await since("restarting");
    await since("idle");
  }
  assert.equal((await client.execute("1 + 1")).text, "2\n");
  assert.equal(lab.reported.filter((line) => /died \(SIGKILL\)/.test(line)).length, DEATHS);
});

test("a kernel that can't start is told with what it printed", async () => {
  const broken = await testLab({
    command: [process.execPath, "-e", "console.error('no such thing'); process.exit(3)"],
  });
  const { status, json } = await broken.ask("/api/sessions", { method: "POST", body: { path: "a.ipynb" } });
  assert.equal(status, 500);
  assert.match(json.message, /it didn't start; it printed: no such thing/);
  assert.deepEqual((await broken.ask("/api/kernels")).json, []);
  await broken.close();
});

test("two pages that open a notebook at once share one kernel, and one hears that the other's error stopped it", async () => {
  const [one, two] = await Promise.all([LabClient.begin(lab, "b.ipynb"), LabClient.begin(lab, "b.ipynb")]);
  assert.equal(one.kernel, two.kernel);
  const failing = one.execute("await new Promise((done) => setTimeout(done, 500)); throw new Error('x')");
  const behind = two.execute("1 + 1");
  assert.match((await failing).text, /Error: x/);
  assert.match((await behind).text, /^Not run: a cell of another page, before it, failed or was interrupted\.$/m);
  await Promise.all([one.close(), two.close()]);
});

test("when the lab ends nothing is left: no kernel, nothing that a cell started, no folder", async () => {
  const pid = await pidOf(client);
  const code = 'require("child_process").spawn("sleep", ["600"], { detached: true, stdio: "ignore" }).pid';
  const child = Number((await client.execute(code)).text);
  assert.ok(isAlive(pid) && isAlive(child));
  const mark = /PLASTICITY_KERNEL=([^\0]+)/.exec(readFileSync(`/proc/${pid}/environ`, "latin1"))![1]!;
  await lab.close();
  assert.ok(!isAlive(pid) && !isAlive(child) && !existsSync(mark));
});

/** The kernel that this process has started. */
function kernelPid(): number {
  const kernels = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const isOurs =
          readFileSync(`/proc/${name}/stat`, "latin1").replace(/^.*\)/s, "").split(" ")[2] === String(process.pid);
        const isKernel = readFileSync(`/proc/${name}/cmdline`, "latin1").includes("plasticity-kernel-");
        return isOurs && isKernel ? [Number(name)] : [];
      } catch {
        return [];
      }
    });
  return kernels[0]!;
}
