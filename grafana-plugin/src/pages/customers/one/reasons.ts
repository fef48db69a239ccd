export function directionOf(effect: number): string {
  return effect > 0 ? "likelier" : "less likely";
}

/** "+3.37": log-odds, with the sign said. */
export function effectText(effect: number, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  }).format(effect);
}

/** Left and width of a bar in percent; nought is in the middle. */
export function barOf(effect: number, most: number): { left: number; width: number } {
  const width = most > 0 ? (Math.abs(effect) / most) * 50 : 0;
  return { left: effect < 0 ? 50 - width : 50, width };
}
