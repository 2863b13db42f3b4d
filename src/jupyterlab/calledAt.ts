/** Which opening bracket each closing one belongs to. */
const OPENING: Readonly<Record<string, string>> = { ")": "(", "]": "[", "}": "{" };

/**
 * Where in a cell the name of the function stands whose call holds a place: inside of its parentheses, but not of a
 * function's body that stands in there.
 *
 * @param code the cell's source
 * @param position index of the place
 * @returns index inside the name; undefined when the place is in no call
 * @example calledAt("balance(weights, { ", 19) // 7
 */
export function calledAt(code: string, position: number): number | undefined {
  const open: { bracket: string; index: number }[] = [];
  for (const { bracket, index } of bracketsIn(code.slice(0, position))) {
    if (OPENING[bracket] === undefined) open.push({ bracket, index });
    else if (open.at(-1)?.bracket === OPENING[bracket]) open.pop();
  }
  for (const { bracket, index } of open.reverse()) {
    const before = code.slice(0, index);
    // The body of a function is a place of its own; an object or a list is a part of the argument.
    if (bracket === "{" && /(?:=>|\))\s*$/.test(before)) return undefined;
    const name = bracket === "(" ? /[\w$]\s*(?:<[^<>()]*>\s*)?$/.exec(before) : null;
    const isKeyword = /\b(?:if|for|while|switch|catch|return|await|typeof)\s*$/.test(before);
    if (name !== null && !isKeyword) return name.index + 1;
  }
  return undefined;
}

/** The brackets outside of strings and comments. */
function* bracketsIn(code: string): Generator<{ bracket: string; index: number }> {
  const tokens =
    /\/\/.*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?|[()[\]{}]/g;
  for (const token of code.matchAll(tokens)) {
    if (token[0].length === 1 && "()[]{}".includes(token[0])) yield { bracket: token[0], index: token.index };
  }
}
