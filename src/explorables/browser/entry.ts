/**
 * The one script of all explorables: in a page or a notebook's output it brings them to life, in a worker it computes
 * their points.
 */
import { make } from "./controls.js";
import { mount } from "./mount.js";
import { serve } from "./serve.js";
import { STYLE } from "./style.js";

/** Says in a line what is wrong, beside the figure, which stays. */
function begin(element: HTMLElement, source: string, useAddress: boolean): void {
  try {
    mount(element, { source, useAddress });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    element.append(make("p", { class: "explorable-note" }, `This figure can't be explored here: ${reason}`));
  }
}

/** Notebooks and slides have uses of their own for arrows; in a control they are the control's. */
function keepKeys(event: Event): void {
  if (event.target instanceof Element && event.target.closest(".explorable-panel") !== null) event.stopPropagation();
}

if (typeof document === "undefined") serve(self);
else {
  const script = document.currentScript;
  // the script stands at the end of a page, or in an output of a notebook, whose address isn't ours
  const isPage = script?.parentNode === document.body;
  const place = isPage ? document : (script?.parentNode ?? document);
  for (const element of place.querySelectorAll<HTMLElement>(".plasticity-explorable:not([data-alive])")) {
    element.dataset["alive"] = "";
    if (document.getElementById("explorable-style") === null) {
      document.head.append(make("style", { id: "explorable-style" }, STYLE));
      addEventListener("keydown", keepKeys, true);
    }
    begin(element, script?.textContent ?? "", isPage);
  }
}
