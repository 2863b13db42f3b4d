import { figureColours } from "../publish/palette.js";

/**
 * The figures' colours in the lab's themes, on the notebook's own ground: JupyterLab says on the body which theme it has.
 * What is printed is light.
 */
export const LAB_THEME =
  `:root{${figureColours("light")}}` +
  `@media screen{body[data-jp-theme-light="false"]{${figureColours("dark")};--fig-paper:var(--jp-layout-color0)}` +
  `body[data-jp-theme-light="false"] [class^="plasticity-"]{color-scheme:dark}}`;
