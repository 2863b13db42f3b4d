// Which call a place belongs to, what an import may be of, and what is asked of the kernel for it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { calledAt } from "../../src/dist/jupyterlab/calledAt.js";
import { CodeHelp } from "../../src/dist/jupyterlab/codeHelp.js";
import { importPaths } from "../../src/dist/jupyterlab/importPaths.js";
import { newRequest } from "../../src/dist/publish/message.js";

test("the call around a place is found by its brackets", () => {
  const name = (code: string): string | undefined => {
    const position = code.indexOf("|");
    const at = calledAt(code.replace("|", ""), position);
    return at === undefined ? undefined : /[\w$.]+$/.exec(code.slice(0, at))?.[0];
  };
  assert.equal(name("balance(|)"), "balance");
  assert.equal(name("const a = lab.figure({ x: [1, |] })"), "lab.figure");
  assert.equal(name("f(g(1), |"), "f");
  assert.equal(name("f(g(|"), "g");
  assert.equal(name("obtain<Row>(|"), "obtain");
  assert.equal(name("f(\"a)\", /* ) */ '(', `(`, |"), "f");
  assert.equal(name("f(1); |"), undefined);
  assert.equal(name("if (|"), undefined);
  assert.equal(name("rows.map((row) => { |"), undefined);
  assert.equal(name("(|"), undefined);
});

test("the path of an import is completed: rooms, modules, packages", () => {
  assert.deepEqual(importPaths('import { figure } from "plasticity/l'), { start: 24, paths: ["plasticity/lab"] });
  assert.ok(importPaths('import * as x from "')?.paths.includes("@observablehq/plot"));
  assert.ok(importPaths('const x = await import("plasticity/lab/fig')?.paths.includes("plasticity/lab/figure"));
  assert.deepEqual(importPaths('import { a } from "../../')?.paths, []);
  assert.equal(importPaths('console.log("plasticity/'), undefined);
  assert.equal(importPaths('import { a } from "plasticity/lab";'), undefined);
});

test("places count code points on the one side and UTF-16 on the other", async () => {
  const asked: unknown[] = [];
  const help = new CodeHelp((type, content) => {
    asked.push(content["cursor_pos"]);
    return Promise.resolve(newRequest(type, { matches: ["mean"], cursor_start: 7, cursor_end: 9 }, ""));
  });
  const reply = await help.replyTo(newRequest("complete_request", { code: '"😀";  me', cursor_pos: 8 }, ""));
  assert.deepEqual(asked, [9]);
  assert.deepEqual([reply.content["cursor_start"], reply.content["cursor_end"]], [6, 8]);
});

test("a tooltip is the signature as code and the doc comment as Markdown", async () => {
  const asked: unknown[] = [];
  const help = new CodeHelp((type, content) => {
    asked.push(content["cursor_pos"]);
    const found = asked.length === 3;
    const data = found ? { "text/plain": "function f(): void\n\nDoes `it`.\n\n*throws*: never" } : {};
    return Promise.resolve(newRequest(type, { status: "ok", found, data, metadata: {} }, ""));
  });
  const { content } = await help.replyTo(newRequest("inspect_request", { code: "f(1, ", cursor_pos: 5 }, ""));
  assert.deepEqual(asked, [5, 4, 1]);
  const markdown = (content["data"] as Record<string, string>)["text/markdown"];
  assert.equal(markdown, "```typescript\nfunction f(): void\n```\n\nDoes `it`.\n\n*throws*: never");
});
