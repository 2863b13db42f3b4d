import type { PanelSpec } from "./figureSpec.js";

const LETTERS = "abcdefghijklmnopqrstuvwxyz";

/**
 * Lettered panels, one per item: small multiples of one plot.
 *
 * @param build the panel of an item (title, plot, …); it gets the next letter unless it has its own
 * @throws {RangeError} on more than 26 items
 * @example
 * figure({ …, columns: 3, panels: panels([10, 0.05, 0.02], (s) => ({ title: `s = ${s}`, plot: plotOf(s) })) });
 */
export function panels<Item>(items: Iterable<Item>, build: (item: Item, index: number) => PanelSpec): PanelSpec[] {
  const list = [...items];
  if (list.length > LETTERS.length) throw new RangeError(`panels: expected at most 26 items, got ${list.length}`);
  return list.map((item, index) => ({ letter: LETTERS[index]!, ...build(item, index) }));
}
