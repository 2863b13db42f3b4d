import type { KernelMemory } from "./webAssembly.js";

const PAGE = 65536;
/** Below this address lie the module's own constants. */
const FIRST = 1024;
/** Rows start at cache lines. */
const ALIGNMENT = 64;

/** Plans the memory of a kernel before it is used: named regions one after another, then views on them. */
export class MemoryPlan {
  private end = FIRST;

  /** Address of a new region of `bytes` bytes. */
  region(bytes: number): number {
    const at = this.end;
    this.end = Math.ceil((at + bytes) / ALIGNMENT) * ALIGNMENT;
    return at;
  }

  /** Grows `memory` to hold everything planned so far. Throws `RangeError` when that is more than it can hold. */
  fit(memory: KernelMemory): void {
    const missing = Math.ceil(this.end / PAGE) - memory.buffer.byteLength / PAGE;
    if (missing > 0) memory.grow(missing);
  }
}
