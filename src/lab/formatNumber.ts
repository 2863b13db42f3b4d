const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/**
 * A number for people: `digits` significant digits without trailing zeros, a real minus sign, powers of ten for what is
 * very small or very large.
 *
 * @param digits significant digits. Default 4.
 * @example formatNumber(-0.000012345) // "−1.235·10⁻⁵"
 */
export function formatNumber(value: number, digits = 4): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (value === 0) return "0";
  const magnitude = Math.abs(value);
  const sign = value < 0 ? "−" : "";
  if (magnitude >= 1e-3 && magnitude < 1e6) {
    // Digits before the point are all shown: 12345 is not 12350.
    const rounded = magnitude >= 10 ** (digits - 1) ? Math.round(magnitude) : Number(magnitude.toPrecision(digits));
    return sign + String(rounded);
  }
  const [mantissa, exponent] = magnitude.toExponential(digits - 1).split("e") as [string, string];
  const power = [...String(Math.abs(Number(exponent)))].map((digit) => SUPERSCRIPTS[Number(digit)]!).join("");
  const factor = Number(mantissa) === 1 ? "" : `${Number(mantissa)}·`;
  return `${sign}${factor}10${exponent.startsWith("-") ? "⁻" : ""}${power}`;
}
