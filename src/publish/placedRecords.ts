/** Claims and findings with the place on a page where each is shown. */
import type { PageFigure } from "./figures.js";
import { panelLetters } from "./panelLetters.js";
import { recordAnchor, type RecordKind } from "./recordAnchors.js";

/** A picture of a figure, and where the figure is. */
export interface Thumbnail {
  /** "Fig 5a" */
  name: string;
  caption: string;
  /** The figure, from the site's folder. */
  href: string;
  /** The picture's address from there. */
  image: string;
}

/** A notebook's page, for lists of what is on it. */
export interface RecordPage {
  /** The notebook's name, such as "optimal-plasticity/fig5". */
  name: string;
  title: string;
  /** Its address from the site's folder. */
  address: string;
  paper: { id: string; title: string; short: string };
}

/** A claim or a finding and where it is shown. */
export interface Placed<T> {
  record: T;
  page: RecordPage;
  /** Its anchor in its list; on its page too, if it is shown there. */
  anchor: string;
  /** The address that shows it, from the site's folder: the page when the page doesn't show it by itself. */
  href: string;
  /** The figure that it speaks of; for a claim that names none, the one that it stands below. */
  figure: Thumbnail | undefined;
}

/**
 * The records of a notebook with their places on its finished page.
 *
 * @param html the page
 * @param figures the page's figures in their order, each with its thumbnail
 * @example placeRecords("claim", claims, page, html, figures)
 */
export function placeRecords<T extends { id: string; where: string }>(
  kind: RecordKind,
  records: readonly T[],
  page: RecordPage,
  html: string,
  figures: readonly { figure: Pick<PageFigure, "id">; thumbnail: Thumbnail }[],
): Placed<T>[] {
  const places = figures.map(({ figure, thumbnail }) => ({ at: html.indexOf(`id="${figure.id}"`), thumbnail }));
  return records.map((record) => {
    const anchor = recordAnchor(kind, record.id);
    const at = html.indexOf(`id="${anchor}"`);
    const named = places.filter(({ thumbnail }) => speaksOf(record.where, thumbnail.name));
    const around = named.length > 0 ? named : places;
    // A claim stands below its figure; findings stand together, below whatever came last.
    const fitting = kind === "claim" ? around : figuresMeant(record.where, named);
    const before = fitting.filter((place) => place.at < at).at(-1) ?? fitting[0];
    const href = at < 0 ? page.address : `${page.address}#${encodeURIComponent(anchor)}`;
    return { record, page, anchor, href, figure: before?.thumbnail };
  });
}

/**
 * Which of the figures of one number a place in a paper means: those of its panels ("Fig 3E" is in "Fig 3D–E"), else the
 * whole one, else the only one.
 */
function figuresMeant<T extends { thumbnail: Thumbnail }>(where: string, named: readonly T[]): readonly T[] {
  const figure = numbered(where);
  if (figure === undefined) return [];
  const wanted = [...panelLetters(where, figure)];
  const own = named.filter(({ thumbnail }) => /^\w+ \d+(?:[A-Za-z](?:[–-][A-Za-z])?)?$/.test(thumbnail.name));
  const letters = new Map(own.map((one) => [one, panelLetters(one.thumbnail.name, figure)]));
  const having = own.filter((one) => wanted.length > 0 && wanted.every((letter) => letters.get(one)!.has(letter)));
  const whole = own.filter((one) => letters.get(one)!.size === 0);
  if (having.length > 0) return having;
  if (whole.length > 0) return whole;
  return named.length === 1 ? named : [];
}

/** The first thing with a number that a place names, in the singular: "Eq 88" of "Eqs 88, 90". */
function numbered(where: string): string | undefined {
  const [, kind, number] = /\b(Fig|Eq|Table|Sec|Prop)s? (\d+)/.exec(where) ?? [];
  return kind === undefined ? undefined : `${kind} ${number!}`;
}

/** Whether a place in a paper ("Eq 88, first form") is what a figure is named after ("Eqs 88–105"). */
export function speaksOf(where: string, figure: string): boolean {
  const [kind, number] = numbered(where)?.split(" ") ?? [];
  if (kind === undefined) return false;
  for (const [, other, numbers] of figure.matchAll(/\b(Fig|Eq|Table|Sec|Prop)s? ([\d–, ]+)/g)) {
    if (other !== kind) continue;
    for (const part of numbers!.split(",")) {
      const [from, to = from] = part.split("–").map(Number);
      if (from! <= Number(number) && Number(number) <= to!) return true;
    }
  }
  return false;
}
