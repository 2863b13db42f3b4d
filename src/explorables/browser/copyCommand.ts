import { make } from "./controls.js";

/** The command that computes the same, to read and to copy. */
export function copyCommand(prefix: string): { row: HTMLElement; show: (command: string) => void } {
  const id = `${prefix}-command`;
  const field = make("input", {
    id,
    type: "text",
    readonly: "",
    spellcheck: "false",
    "aria-label": "The same as a command",
  });
  const button = make("button", { type: "button" }, "Copy as command");
  button.addEventListener("click", () => {
    field.select();
    const done = (): void => {
      button.textContent = "Copied";
      setTimeout(() => (button.textContent = "Copy as command"), 1500);
    };
    // without a clipboard (some pages have none) the command stays selected
    navigator.clipboard?.writeText(field.value).then(done, () => undefined);
  });
  return {
    row: make("div", { class: "explorable-row" }, button, field),
    show: (command) => void (field.value = command),
  };
}
