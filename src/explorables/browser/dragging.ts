import type { Drawing } from "../explorable.js";

/**
 * Lets the pointer move a drawing's handles. `canvas` is what is drawn into, inside `svg`; `drawn` is what stands there
 * now; `set` is told what a move asks for.
 */
export function followPointer(
  svg: SVGSVGElement,
  canvas: SVGSVGElement,
  drawn: () => Drawing,
  set: (change: Record<string, number>) => void,
): void {
  let held: string | undefined;
  const move = (event: PointerEvent): void => {
    const place = canvas.getScreenCTM();
    if (place === null) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(place.inverse());
    const change = drawn().drag?.[held!]?.(x, y);
    if (change !== undefined) set(change);
  };
  svg.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const touched = (event.target as Element).getAttribute("data-handle");
    // a finger that lands beside a handle scrolls
    held = touched ?? (event.pointerType === "mouse" ? drawn().click : undefined);
    if (held === undefined) return;
    event.preventDefault();
    svg.setPointerCapture(event.pointerId);
    move(event);
  });
  svg.addEventListener("click", (event) => {
    held = drawn().click;
    if (held !== undefined && (event as PointerEvent).pointerType !== "mouse") move(event as PointerEvent);
    held = undefined;
  });
  svg.addEventListener("pointermove", (event) => {
    if (held !== undefined && svg.hasPointerCapture(event.pointerId)) move(event);
  });
  const release = (): void => void (held = undefined);
  svg.addEventListener("pointerup", release);
  svg.addEventListener("pointercancel", release);
}
