/** Good arguments of each function of a paper. */
export interface Table {
  /** Function → its arguments, made anew for each call; `spoil.ts` has the marks. */
  readonly rows: Readonly<Record<string, () => readonly unknown[]>>;
  /** Functions whose good call isn't made here: it computes for long, or needs a whole experiment's rows. */
  readonly notCalled: readonly string[];
  /** Functions that take what comes, and why. */
  readonly exceptions: Readonly<Record<string, string>>;
}
