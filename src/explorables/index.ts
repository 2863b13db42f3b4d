export { explore, explorableHtml, type ExploreOptions } from "./explore.js";
export { exploredPoint } from "./exploredPoint.js";
export type { ExploreFigure } from "./exploreHtml.js";
export type { Data, Settings, SettingValue } from "./explorable.js";
export { publishedErrors } from "./optimal-plasticity/publishedErrors.js";
export { landscapeContours } from "./natural-gradient/exploredNeuron.js";
