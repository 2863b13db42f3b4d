import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { installKernelspec, kernelsFolder, removeKernelspec } from "plasticity/publish/kernelspec";

const temporary = mkdtempSync(join(tmpdir(), "plasticity-kernelspec-"));

test("kernels go where Jupyter looks for them", () => {
  assert.equal(kernelsFolder("/venv"), join("/venv", "share", "jupyter", "kernels"));
  assert.equal(kernelsFolder(undefined, { JUPYTER_DATA_DIR: "/data" }), join("/data", "kernels"));
  if (process.platform === "linux") {
    assert.equal(kernelsFolder(undefined, { XDG_DATA_HOME: "/home/x" }), "/home/x/jupyter/kernels");
    assert.match(kernelsFolder(undefined, {}), /\.local\/share\/jupyter\/kernels$/);
  }
});

test("install, again, remove, again", () => {
  const kernels = join(temporary, "kernels");
  const file = installKernelspec(kernels);
  assert.equal(file, join(kernels, "plasticity-tslab", "kernel.json"));
  const spec = JSON.parse(readFileSync(file, "utf8")) as { argv: string[]; display_name: string; language: string };
  assert.equal(spec.display_name, "TypeScript (plasticity)");
  assert.equal(spec.language, "typescript");
  assert.equal(spec.argv[0], process.execPath);
  assert.equal(spec.argv.at(-1), "{connection_file}");
  assert.ok(spec.argv.some((part) => part.endsWith(join("tslab", "bin", "tslab")) && existsSync(part)));
  assert.equal(installKernelspec(kernels), file);
  assert.equal(removeKernelspec(kernels), file);
  assert.equal(existsSync(dirname(file)), false);
  assert.equal(removeKernelspec(kernels), undefined);
});

test("another kernel of the same name is left alone", () => {
  const kernels = join(temporary, "others");
  const file = join(kernels, "plasticity-tslab", "kernel.json");
  mkdirSync(dirname(file), { recursive: true });
  for (const content of [`{"display_name":"Mine"}`, "damaged"]) {
    writeFileSync(file, content);
    assert.throws(() => installKernelspec(kernels), /is another kernel's; remove it or use --prefix/);
    assert.throws(() => removeKernelspec(kernels), /it was left alone/);
    assert.equal(readFileSync(file, "utf8"), content);
  }
});
