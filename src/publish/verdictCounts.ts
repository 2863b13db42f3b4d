import type { Claim, Verdict } from "./claims.js";

/** A sign for each verdict, in the order in which they are counted. */
export const VERDICT_SIGNS: Readonly<Record<Verdict, string>> = { reproduced: "✓", partly: "◐", "not reproduced": "✗" };

/**
 * How many claims have which verdict, with sign and word, leaving out what doesn't occur: `["✓ 3 reproduced"]`.
 *
 * @example verdictCounts(claims).join(" · ");
 */
export function verdictCounts(claims: readonly Pick<Claim, "verdict">[]): string[] {
  return Object.entries(VERDICT_SIGNS).flatMap(([verdict, sign]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${sign} ${count} ${verdict}`];
  });
}
