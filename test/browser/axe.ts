import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong on a page: each rule with the elements that break it. It loads no style sheets anew, which the
 * pages' policy forbids.
 *
 * @param part selects the elements to look at; the whole page by default
 */
export async function violationsOn(page: Page, part = "html"): Promise<{ id: string; elements: string[] }[]> {
  const axe = new AxeBuilder({ page }).include(part).options({ preload: false }).setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html.slice(0, 200)) }));
}
