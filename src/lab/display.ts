/** One output of a cell that can be overwritten. */
export interface UpdatableDisplay {
  html(html: string): void;
}

/** The part of the `tslab` package used here; a kernel keeps its own instance, which is the only one that can display. */
interface Tslab {
  readonly display: UpdatableDisplay;
  newDisplay(): UpdatableDisplay;
}

/**
 * The kernel's own `tslab`, or undefined outside a kernel. It is taken from the kernel's `require`, so that it is the
 * right instance wherever the kernel was installed, and so that nothing is loaded outside of one (tslab brings a
 * TypeScript compiler along).
 */
function kernelTslab(): Tslab | undefined {
  const kernel = (globalThis as { __tslab__?: { require?: (name: string) => unknown } }).__tslab__;
  return kernel?.require === undefined ? undefined : (kernel.require("tslab") as Tslab);
}

/**
 * Whether this code runs in a tslab kernel.
 *
 * @example if (!inKernel()) process.stdout.write(figureHtml(spec));
 */
export function inKernel(): boolean {
  return kernelTslab() !== undefined;
}

/**
 * Shows HTML as an output of the running cell. Outside a kernel it does nothing: use the `…Html` functions there.
 *
 * @example display("<b>done</b>")
 */
export function display(html: string): void {
  kernelTslab()?.display.html(html);
}

/**
 * A new output of the running cell that each `html` call overwrites; undefined outside a kernel.
 *
 * @example const output = newDisplay(); output?.html("1 of 2"); output?.html("2 of 2");
 */
export function newDisplay(): UpdatableDisplay | undefined {
  return kernelTslab()?.newDisplay();
}
