/** The form in which a note or a reply is written. */
import { TAGS, type Tag } from "../model.js";
import { button, element } from "./element.js";

/** What was written. */
export interface Written {
  readonly text: string;
  readonly tags: Tag[];
  readonly author: string;
}

export interface NoteFormOptions {
  readonly title: string;
  /** What the note is about, above the text. */
  readonly place?: Node;
  readonly text?: string;
  readonly tags?: readonly Tag[];
  readonly author: string;
  /** Replies have none. */
  readonly withTags: boolean;
  readonly save: (written: Written) => void;
  readonly cancel: () => void;
}

/** The form. Ctrl-Enter saves, Escape ends it. */
export function noteForm(options: NoteFormOptions): HTMLFormElement {
  const text = element("textarea", { rows: 4, required: true, maxlength: 20_000 });
  text.value = options.text ?? "";
  const author = element("input", { required: true, maxlength: 200, autocomplete: "name" });
  author.value = options.author;
  const boxes = TAGS.map((tag) => {
    const box = element("input", { type: "checkbox", value: tag });
    box.checked = options.tags?.includes(tag) === true;
    return box;
  });
  const form = element(
    "form",
    { class: "note-form", "aria-label": options.title },
    element("h3", {}, options.title),
    options.place,
    element("label", {}, "Text", text),
    options.withTags
      ? element(
          "fieldset",
          {},
          element("legend", {}, "It is"),
          ...boxes.map((box) => element("label", { class: "tag" }, box, ` ${tagInWords(box.value as Tag)}`)),
        )
      : undefined,
    element("label", {}, "Your name", author),
    element(
      "div",
      { class: "note-actions" },
      element("button", { type: "submit", class: "main" }, "Save"),
      button("Cancel", options.cancel),
    ),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const name = author.value.trim();
    if (name === "" || text.value.trim() === "") return;
    const tags = boxes.flatMap((box) => (box.checked ? [box.value as Tag] : []));
    options.save({ text: text.value.trim(), tags, author: name });
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      options.cancel();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
  return form;
}

/** A tag as a person reads it: `tagInWords("idea")  // "an idea"` */
export function tagInWords(tag: Tag): string {
  return { question: "a question", error: "an error", idea: "an idea" }[tag];
}
