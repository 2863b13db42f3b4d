import { colour, type ColourName } from "../../lab/colour.js";

/** A colour of the palette by what it stands for: the one place where drawings take their colours from. */
export function paint(name: ColourName): string {
  return colour[name];
}
