import { Instance, type KernelModule, Module } from "./webAssembly.js";

/** Compiled modules of this process by name: compiling again for each instance would cost milliseconds. */
const modules = new Map<string, KernelModule>();

/**
 * A fresh instance (own memory) of the compiled kernel `dist/kernels/<name>.wasm`. Synchronous, so that it can be used
 * from anywhere, also where the package is loaded by `require`.
 *
 * Throws `Error` when the package hasn't been built, or, where there are no files, when nobody gave the kernel's bytes
 * (`provideKernel`).
 */
export function instantiate(name: string): object {
  let module = modules.get(name);
  if (module === undefined) {
    module = new Module(bytesBeside(name));
    modules.set(name, module);
  }
  return new Instance(module, {}).exports;
}

/**
 * Gives the bytes of `dist/kernels/<name>.wasm` to where they can't be read: a script in a browser, or its worker, that
 * brings them with it. Before the first use of the kernel.
 *
 * `provideKernel("studentTeacher", Uint8Array.from(atob(text), (character) => character.charCodeAt(0)))`
 *
 * Throws what `WebAssembly.Module` throws when the bytes are no module.
 */
export function provideKernel(name: string, bytes: Uint8Array): void {
  modules.set(name, new Module(bytes));
}

/** What Node's `process` has for a module that must load where there is no Node, too. */
interface NodeProcess {
  getBuiltinModule?(name: "node:fs"): { readFileSync(file: URL): Uint8Array };
}

function bytesBeside(name: string): Uint8Array {
  const files = (globalThis as { process?: NodeProcess }).process?.getBuiltinModule?.("node:fs");
  if (files === undefined) throw new Error(`kernel ${name}: expected its bytes (provideKernel), as there are no files`);
  try {
    return files.readFileSync(new URL(`./${name}.wasm`, import.meta.url));
  } catch (cause) {
    throw new Error(`kernel ${name}: expected its compiled module beside the package's code; run npm run build`, {
      cause,
    });
  }
}
