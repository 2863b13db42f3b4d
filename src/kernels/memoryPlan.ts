import type { KernelMemory } from "./webAssembly.js";

const PAGE = 65536;
/** Rows start at cache lines. */
const ALIGNMENT = 64;

/** Plans the memory of a kernel before it is used: named regions one after another, then views on them. */
export class MemoryPlan {
  private end: number;

  /** Plans from address `start` on: below it lie the module's own constants. */
  constructor(start: number) {
    this.end = roundUp(start);
  }

  /** Address of a new region of `bytes` bytes. */
  region(bytes: number): number {
    const at = this.end;
    this.end = roundUp(at + bytes);
    return at;
  }

  /** Grows `memory` to hold everything planned so far. Throws `RangeError` when that is more than it can hold. */
  fit(memory: KernelMemory): void {
    const missing = Math.ceil(this.end / PAGE) - memory.buffer.byteLength / PAGE;
    if (missing > 0) memory.grow(missing);
  }
}

function roundUp(address: number): number {
  return Math.ceil(address / ALIGNMENT) * ALIGNMENT;
}
