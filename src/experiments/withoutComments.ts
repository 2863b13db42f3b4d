/** The part of a JavaScript text that does something: what of it a digest should see. */

/** What stands between words: white space and comments. */
const GAP = /(?:\s|\/\/[^\n]*|\/\*[^]*?\*\/)+/y;
const STRING = /"(?:[^"\\\n]|\\[^])*"|'(?:[^'\\\n]|\\[^])*'/y;
/** From a template's back-tick, or from the brace that closes a substitution, to the next substitution or the end. */
const TEMPLATE = /[`}](?:[^`\\$]|\\[^]|\$(?!\{))*(?:`|\$\{)/y;
const REGULAR_EXPRESSION = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/\w*/y;
/** Names, key words and numbers; a postfix operator, after which a slash divides as after a name. */
const WORD = /[\w$#\u0080-\uffff]+|\+\+|--/y;
/** Words after which a slash begins a regular expression. */
const BEFORE_EXPRESSION = /^(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|yield|await)$/;

/**
 * A JavaScript text without its comments, and each gap between words as one blank or one line break: the same text as
 * long as comments and white space alone are changed. Strings, templates and regular expressions stay as they are.
 *
 * `withoutComments("/** Doubles. *\/\nreturn 2 * x; // fast")  // "return 2 * x;"`
 *
 * A text that can't be followed to its end (a string that isn't closed) comes back as it is.
 */
export function withoutComments(code: string): string {
  const parts: string[] = [];
  const open: ("{" | "${")[] = [];
  let at = 0;
  let mayDivide = false;
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at;
    const found = pattern.exec(code)?.[0];
    if (found !== undefined) at += found.length;
    return found;
  };
  while (at < code.length) {
    const gap = take(GAP);
    if (gap !== undefined) {
      parts.push(gap.includes("\n") ? "\n" : " ");
      continue;
    }
    const next = code[at]!;
    const word = take(WORD);
    if (word !== undefined) {
      parts.push(word);
      mayDivide = !BEFORE_EXPRESSION.test(word);
    } else if (next === '"' || next === "'") {
      const string = take(STRING);
      if (string === undefined) return code;
      parts.push(string);
      mayDivide = true;
    } else if (next === "`" || (next === "}" && open.pop() === "${")) {
      const template = take(TEMPLATE);
      if (template === undefined) return code;
      parts.push(template);
      mayDivide = template.endsWith("`");
      if (!mayDivide) open.push("${");
    } else {
      const expression: string | undefined = next === "/" && !mayDivide ? take(REGULAR_EXPRESSION) : undefined;
      parts.push(expression ?? next);
      if (expression === undefined) at++;
      if (next === "{") open.push("{");
      mayDivide = expression !== undefined || next === ")" || next === "]" || next === "}";
    }
  }
  return open.length > 0 ? code : parts.join("").trim();
}
