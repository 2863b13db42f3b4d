/** What an element may be made with: attributes as text, `true` for one without a value, `on` for a click. */
type Attributes = Readonly<Record<string, string | number | boolean | undefined>> & {
  readonly on?: never;
};

/**
 * A new element. Children that are strings become text: nothing that a note says is ever read as HTML.
 *
 * @example element("p", { class: "text" }, "a < b")
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly (Node | string | undefined)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    made.setAttribute(key, value === true ? "" : String(value));
  }
  made.append(...children.filter((child) => child !== undefined));
  return made;
}

/** A button that does something: `button("Reply", () => …)` */
export function button(text: string, does: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", does);
  return made;
}
