import { formatDuration, type Progress } from "../experiments/progress.js";
import { printable } from "./printable.js";

/** One line on the terminal's stderr that is written over; elsewhere (a log) a line every ten seconds. */
export interface ProgressLine {
  /** Whether anything was shown. */
  readonly shown: boolean;
  show(text: string): void;
  /** A line of its own, above. */
  note(text: string): void;
  clear(): void;
}

/** A new line; nothing is written before the first `show`. `const line = progressLine(); line.show("3 of 12")` */
export function progressLine(): ProgressLine {
  const terminal = process.stderr.isTTY;
  let last = -Infinity;
  let shown = false;
  const clear = (): void => {
    if (terminal) process.stderr.write("\r\x1b[K");
  };
  return {
    get shown() {
      return shown;
    },
    show(text) {
      shown = true;
      if (terminal) process.stderr.write(`\r\x1b[K${printable(text)}`);
      else if (performance.now() - last > 10_000) {
        if (last > -Infinity) process.stderr.write(`${printable(text)}\n`);
        last = performance.now();
      }
    },
    note(text) {
      clear();
      process.stderr.write(`${printable(text)}\n`);
    },
    clear,
  };
}

/** How far a sweep is: "3 of 12, 20 s left". */
export function stateText({ done, total, left }: Progress): string {
  return left === undefined ? `${done} done` : `${done} of ${total}, ${formatDuration(left)} left`;
}
