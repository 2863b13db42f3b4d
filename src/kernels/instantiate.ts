import { readFileSync } from "node:fs";
import { Instance, type KernelModule, Module } from "./webAssembly.js";

/** Compiled modules of this process by name: compiling again for each instance would cost milliseconds. */
const modules = new Map<string, KernelModule>();

/**
 * A fresh instance (own memory) of the compiled kernel `dist/kernels/<name>.wasm`. Synchronous, so that it can be used
 * from anywhere, also where the package is loaded by `require`.
 *
 * Throws `Error` when the package hasn't been built.
 */
export function instantiate(name: string): object {
  let module = modules.get(name);
  if (module === undefined) {
    let bytes: Uint8Array;
    try {
      bytes = readFileSync(new URL(`./${name}.wasm`, import.meta.url));
    } catch (cause) {
      throw new Error(`kernel ${name}: expected its compiled module beside the package's code; run npm run build`, {
        cause,
      });
    }
    module = new Module(bytes);
    modules.set(name, module);
  }
  return new Instance(module, {}).exports;
}
