/** Longest line of a message; a longer one keeps its begin and its end. */
const LONGEST = 500;
const BEGIN = 300;
const END = 150;

/**
 * Characters that would steer a terminal or hide what a text says: control characters other than the line feed and tab,
 * marks that turn the direction of writing, line separators.
 */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * Text whose control characters are shown instead of obeyed, as JSON writes them.
 *
 * @example escaped("a\u001b[2Jb"); // "a\\u001b[2Jb"
 */
export function escaped(text: string): string {
  return text.replace(STEERING, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/**
 * A message for a person: control characters shown, lines of more than 500 characters without their middle.
 *
 * @example console.error(printable(error.message));
 */
export function printable(text: string): string {
  return escaped(text)
    .split("\n")
    .map((line) =>
      line.length <= LONGEST
        ? line
        : `${line.slice(0, BEGIN)} … ${line.length - BEGIN - END} characters … ${line.slice(-END)}`,
    )
    .join("\n");
}

/**
 * From here on nothing that comes from outside (arguments, file names, what cells print) steers the terminal through this
 * process' console: its messages are `printable`, its output is `escaped` (JSON stays the same JSON).
 */
export function guardConsole(): void {
  const { log, error } = console;
  console.log = (text: unknown): void => log("%s", escaped(String(text)));
  console.error = (text: unknown): void => error("%s", printable(String(text)));
}
