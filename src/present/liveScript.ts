/**
 * What a deck runs for its explorables besides their own script. While a control has the focus, keys are its own; Esc gives
 * them back to the slides, and so does letting go of what the pointer moved. Presenters' remotes send page keys: they always
 * turn the slide.
 */
export const LIVE_SCRIPT = `
const controlOf = ({ target }) => target instanceof Element ? target.closest(".explorable-panel :is(input, select, button)") : null;
let byPointer = false;
addEventListener("pointerdown", () => (byPointer = true), true);
addEventListener("keydown", (event) => {
  byPointer = false;
  const control = controlOf(event);
  const turn = { PageDown: Reveal.next, PageUp: Reveal.prev, Escape: () => {} }[event.key];
  if (control === null || turn === undefined) return;
  event.preventDefault();
  control.blur();
  turn();
}, true);
for (const type of ["change", "click"]) {
  addEventListener(type, (event) => {
    const control = controlOf(event);
    if (byPointer && control !== null && (type === "change" || control.localName !== "select")) control.blur();
  }, true);
}
`;
