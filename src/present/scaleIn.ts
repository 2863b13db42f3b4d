/** Pixels of a slide. */
export interface Area {
  width: number;
  height: number;
}

/** How many times its own size a drawing gets in an area. */
export function scaleIn(area: Area, box: Area): number {
  return Math.min(area.width / box.width, area.height / box.height);
}
