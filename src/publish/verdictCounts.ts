import type { Claim, Verdict } from "./claims.js";

const SIGNS: readonly (readonly [Verdict, string])[] = [
  ["reproduced", "✓"],
  ["partly", "◐"],
  ["not reproduced", "✗"],
];

/**
 * How many claims have which verdict, with sign and word, leaving out what doesn't occur: `["✓ 3 reproduced"]`.
 *
 * @example verdictCounts(claims).join(" · ");
 */
export function verdictCounts(claims: readonly Pick<Claim, "verdict">[]): string[] {
  return SIGNS.flatMap(([verdict, sign]) => {
    const count = claims.filter((claim) => claim.verdict === verdict).length;
    return count === 0 ? [] : [`${sign} ${count} ${verdict}`];
  });
}
