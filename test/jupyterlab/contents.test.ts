// Files of the lab's folder: what can't be reached, what is kept, what git sees.
import assert from "node:assert/strict";
import { mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { sha256 } from "../../src/dist/files/sha256.js";
import { type TestLab, testLab } from "./testLab.ts";

const notebooks = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "notebooks");
let lab: TestLab;
before(async () => {
  lab = await testLab();
  writeFileSync(join(lab.around, "secret.txt"), "secret");
  for (const folder of [".git", "node_modules", "sub"]) mkdirSync(join(lab.folder, folder));
  for (const file of [".env", ".git/config", "node_modules/a.txt"]) writeFileSync(join(lab.folder, file), "secret");
  symlinkSync(join(lab.around, "secret.txt"), join(lab.folder, "out.txt"));
  symlinkSync(lab.around, join(lab.folder, "outside"));
  symlinkSync(join(lab.around, "not-there.txt"), join(lab.folder, "dangling.txt"));
  symlinkSync(join(lab.folder, ".git"), join(lab.folder, "git"));
});
after(() => lab.close());

const save = (path: string, body: unknown): ReturnType<typeof lab.ask> =>
  lab.ask(`/api/contents/${path}`, { method: "PUT", body });

const OUT = [
  "../secret.txt",
  "..%2fsecret.txt",
  "%2e%2e/secret.txt",
  "%2e%2e%2fsecret.txt",
  "sub/..%2f..%2fsecret.txt",
  "..%5csecret.txt",
  "out.txt",
  "outside/secret.txt",
  "outside%2fsecret.txt",
  ".env",
  ".git/config",
  "%2egit/config",
  "git/config",
  "node_modules/a.txt",
  "a%00.txt",
  ".new",
  "sub/.new/a.txt",
];

test("nothing outside of the folder, hidden, or behind a link is read", async () => {
  for (const path of OUT) {
    for (const address of [`/api/contents/${path}`, `/files/${path}`]) {
      const { status, text } = await lab.ask(address);
      assert.ok([403, 404].includes(status), `${address}: ${status}`);
      assert.doesNotMatch(text, /secret(?!\.txt)/, address);
    }
  }
  for (const path of ["..%2fsecret.txt", "chunks%2f..%2f..%2fsecret.txt", "not-there.js", "chunks"]) {
    assert.equal((await lab.ask(`/static/${path}`)).status, 404, path);
  }
});

test("nor written, renamed, copied, deleted or kept", async () => {
  const before = (): string[] => [
    ...readdirSync(lab.around, { recursive: true })
      .map(String)
      .filter((name) => !name.startsWith("home")),
    readFileSync(join(lab.around, "secret.txt"), "utf8"),
    readFileSync(join(lab.folder, ".git", "config"), "utf8"),
  ];
  writeFileSync(join(lab.folder, "mine.txt"), "mine");
  const was = before();
  for (const path of [...OUT, "dangling.txt", "outside/new.txt"]) {
    const decoded = decodeURIComponent(path);
    const refused = [
      await save(path, { type: "file", format: "text", content: "overwritten" }),
      await lab.ask(`/api/contents/${path}`, { method: "DELETE" }),
      await lab.ask(`/api/contents/${path}`, { method: "PATCH", body: { path: "taken.txt" } }),
      await lab.ask("/api/contents/mine.txt", { method: "PATCH", body: { path: decoded } }),
      await lab.ask("/api/contents/", { method: "POST", body: { copy_from: decoded } }),
      await lab.ask(`/api/contents/${path}`, { method: "POST", body: { type: "file" } }),
      await lab.ask(`/api/contents/${path}/checkpoints`, { method: "POST" }),
    ];
    for (const { status } of refused) assert.ok([400, 403, 404].includes(status), `${path}: ${status}`);
  }
  assert.equal(
    (await lab.ask("/api/contents/", { method: "POST", body: { type: "file", ext: "/../../x" } })).status,
    400,
  );
  assert.deepEqual(before(), was);
});

test("the folder itself stays", async () => {
  for (const path of ["", "/", "sub/.."]) {
    const { status } = await lab.ask(`/api/contents/${path}`, { method: "DELETE" });
    assert.ok(status >= 400, `"${path}": ${status}`);
  }
  assert.ok(statSync(lab.folder).isDirectory());
});

test("a folder lists what can be opened", async () => {
  const { json } = await lab.ask("/api/contents/");
  const names = (json.content as { name: string }[]).map(({ name }) => name).sort();
  assert.deepEqual(names, ["mine.txt", "sub"]);
});

test("a notebook opened and saved as the front end does has the same bytes, whatever its outputs are trusted", async () => {
  for (const name of ["optimal-plasticity/fig5.ipynb", "natural-gradient/fig7.ipynb"]) {
    const bytes = readFileSync(join(notebooks, name), "utf8");
    writeFileSync(join(lab.folder, "same.ipynb"), bytes);
    const { json } = await lab.ask("/api/contents/same.ipynb?type=notebook&content=1");
    assert.equal(json.hash, sha256(bytes));
    const cells = json.content.cells as { cell_type: string; metadata: { trusted?: boolean } }[];
    for (const { cell_type, metadata } of cells)
      assert.equal(metadata.trusted, cell_type === "code" ? true : undefined);
    json.content.metadata.orig_nbformat = 4;
    const saved = await save("same.ipynb", { type: "notebook", format: "json", content: json.content });
    assert.equal(saved.status, 200);
    // not `equal`, which would print both
    assert.ok(readFileSync(join(lab.folder, "same.ipynb"), "utf8") === bytes, `${name} was changed`);
    assert.equal(saved.json.hash, sha256(bytes));
  }
});

test("outputs that could run something aren't trusted, whatever the file says", async () => {
  const outputs = [
    { "text/html": "<p>plain</p>" },
    { "text/html": "<script>1</script>" },
    { "text/html": "<p onclick='1'>x</p>" },
    { "text/html": "<img src=x onerror=1>" },
    { "text/html": "<svg><a href='javascript:1'>x</a></svg>" },
    { "text/html": "<meta http-equiv=refresh content='0;url=http://x/'>" },
    { "text/html": "<img src='http://x/'>" },
    { "text/html": "<iframe srcdoc='x'></iframe>" },
    { "image/svg+xml": "<svg onload='1'></svg>" },
    { "application/javascript": "1" },
    { "text/markdown": "<script>1</script>" },
    { "text/latex": "x" },
    { "text/plain": "x", "application/vnd.x": "1" },
  ];
  const cells = outputs.map((data, index) => ({
    cell_type: "code",
    id: `c${index}`,
    metadata: { trusted: true },
    source: "",
    execution_count: null,
    outputs: [{ output_type: "display_data", data, metadata: {} }],
  }));
  const notebook = { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
  writeFileSync(join(lab.folder, "hostile.ipynb"), JSON.stringify(notebook));
  const { json } = await lab.ask("/api/contents/hostile.ipynb");
  const trusted = (json.content.cells as { metadata: { trusted: boolean } }[]).map(({ metadata }) => metadata.trusted);
  assert.deepEqual(
    trusted,
    outputs.map((_, index) => index === 0),
  );
  await save("hostile.ipynb", { type: "notebook", content: json.content });
  assert.doesNotMatch(readFileSync(join(lab.folder, "hostile.ipynb"), "utf8"), /trusted/);
});

test("what isn't a notebook isn't written over one", async () => {
  writeFileSync(join(lab.folder, "kept.ipynb"), "as it was");
  for (const content of [
    null,
    {},
    "text",
    { cells: 1 },
    { cells: [{}], metadata: {}, nbformat: 4, nbformat_minor: 5 },
  ]) {
    const { status, json } = await save("kept.ipynb", { type: "notebook", content });
    assert.equal(status, 400);
    assert.match(json.message, /kept\.ipynb/);
  }
  assert.equal((await save("kept.ipynb", { type: "file", content: 3 })).status, 400);
  assert.equal(readFileSync(join(lab.folder, "kept.ipynb"), "utf8"), "as it was");
});

test("text, bytes and what isn't text come and go unchanged", async () => {
  const bytes = Buffer.from([0xff, 0, 1, 0xfe]);
  await save("b.bin", { type: "file", format: "base64", content: bytes.toString("base64") });
  assert.deepEqual(readFileSync(join(lab.folder, "b.bin")), bytes);
  const binary = (await lab.ask("/api/contents/b.bin")).json;
  assert.deepEqual([binary.format, binary.content], ["base64", bytes.toString("base64")]);
  assert.equal((await lab.ask("/api/contents/b.bin?format=text")).status, 400);
  const text = "\ufeffλ\r\n";
  await save("c.ts", { type: "file", format: "text", content: text });
  assert.equal((await lab.ask("/api/contents/c.ts")).json.content, text);
  assert.equal(readFileSync(join(lab.folder, "c.ts"), "utf8"), text);
});

test("a change on disk shows in the hash that the front end compares before it saves", async () => {
  const first = (await save("d.txt", { type: "file", format: "text", content: "1" })).json.hash;
  assert.equal((await lab.ask("/api/contents/d.txt?content=0&hash=1")).json.hash, first);
  writeFileSync(join(lab.folder, "d.txt"), "2");
  assert.notEqual((await lab.ask("/api/contents/d.txt?content=0&hash=1")).json.hash, first);
});

test("new, copied, renamed, deleted: no file is overwritten", async () => {
  const create = async (body: unknown): Promise<string> =>
    (await lab.ask("/api/contents/sub", { method: "POST", body })).json.path;
  assert.equal(await create({ type: "notebook" }), "sub/Untitled.ipynb");
  assert.equal(await create({ type: "notebook" }), "sub/Untitled1.ipynb");
  assert.equal(await create({ type: "file", ext: ".ts" }), "sub/untitled.ts");
  assert.equal(await create({ type: "directory" }), "sub/Untitled Folder");
  assert.equal(await create({ copy_from: "sub/Untitled.ipynb" }), "sub/Untitled-Copy1.ipynb");
  assert.equal(await create({ copy_from: "sub/Untitled-Copy1.ipynb" }), "sub/Untitled-Copy2.ipynb");
  const rename = (path: string): ReturnType<typeof lab.ask> =>
    lab.ask("/api/contents/sub/Untitled1.ipynb", { method: "PATCH", body: { path } });
  assert.equal((await rename("sub/Untitled.ipynb")).status, 409);
  assert.equal((await rename("sub/renamed.ipynb")).json.path, "sub/renamed.ipynb");
  assert.equal((await lab.ask("/api/contents/sub/renamed.ipynb", { method: "DELETE" })).status, 204);
  assert.equal((await lab.ask("/api/contents/sub/renamed.ipynb")).status, 404);
  const { json } = await lab.ask("/api/contents/sub/Untitled.ipynb");
  assert.equal(json.content.metadata.kernelspec.name, "plasticity-tslab");
});

test("a checkpoint brings an earlier state back, and lies outside of the project", async () => {
  await save("e.txt", { type: "file", format: "text", content: "earlier" });
  assert.deepEqual((await lab.ask("/api/contents/e.txt/checkpoints")).json, []);
  assert.equal((await lab.ask("/api/contents/e.txt/checkpoints", { method: "POST" })).status, 201);
  await save("e.txt", { type: "file", format: "text", content: "later" });
  assert.equal((await lab.ask("/api/contents/e.txt/checkpoints/checkpoint", { method: "POST" })).status, 204);
  assert.equal(readFileSync(join(lab.folder, "e.txt"), "utf8"), "earlier");
  assert.ok(!readdirSync(lab.folder).some((name) => name.includes("checkpoint")));
});

test("settings and arrangements of tabs outlive the lab; their names never become paths", async () => {
  assert.equal(
    (await lab.ask("/lab/api/settings/a:b", { method: "PUT", body: { raw: "{ /* mine */ }" } })).status,
    204,
  );
  const workspace = { data: { a: 1 }, metadata: { id: "default" } };
  for (const id of ["default", "..%2f..%2f..%2fx"]) {
    assert.equal((await lab.ask(`/lab/api/workspaces/${id}`, { method: "PUT", body: workspace })).status, 204);
  }
  const home = join(lab.around, "home");
  assert.ok(
    readdirSync(home, { recursive: true }).every((name) =>
      /^(\w+|workspaces\/\w+)(\/\w+(\.json)?)?$/.test(String(name)),
    ),
  );
  assert.equal((await lab.ask("/lab/api/settings/unknown", { method: "PUT", body: { raw: "{}" } })).status, 404);
  const again = await testLab({ home, folder: lab.folder });
  assert.equal((await again.ask("/lab/api/settings/a:b")).json.raw, "{ /* mine */ }");
  assert.deepEqual((await again.ask("/lab/api/workspaces/default")).json, workspace);
  await again.close();
});
