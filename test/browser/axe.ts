import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/**
 * What axe finds wrong on a page: each rule with the elements that break it. It loads no style sheets anew, which the
 * pages' policy forbids.
 */
export async function violationsOn(page: Page): Promise<{ id: string; elements: string[] }[]> {
  const { violations } = await new AxeBuilder({ page }).options({ preload: false }).setLegacyMode().analyze();
  return violations.map(({ id, nodes }) => ({ id, elements: nodes.map(({ html }) => html.slice(0, 200)) }));
}
