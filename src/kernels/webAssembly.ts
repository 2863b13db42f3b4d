/**
 * The few names of WebAssembly that the loader needs: the compiler's own declarations come with those of a browser,
 * which this package does without.
 */
export interface KernelMemory {
  readonly buffer: ArrayBuffer;
  /** Adds `pages` of 64 KiB. Throws `RangeError` when there is no room. */
  grow(pages: number): number;
}

export type KernelModule = object;

interface WebAssemblyNames {
  Module: new (bytes: Uint8Array) => KernelModule;
  Instance: new (module: KernelModule, imports: object) => { readonly exports: object };
}

export const { Module, Instance } = (globalThis as unknown as { WebAssembly: WebAssemblyNames }).WebAssembly;
