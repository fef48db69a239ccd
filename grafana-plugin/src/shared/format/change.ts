/** "92 % below expected": the word says what the sign would. */
export function changeWords(change: number, locale?: string): string {
  const share = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(Math.abs(change));
  return `${share} ${change < 0 ? "below" : "above"} expected`;
}

/** Probabilities to three places, and never as nought. */
export function formatP(p: number, locale?: string): string {
  const text = (value: number) => new Intl.NumberFormat(locale, { maximumSignificantDigits: 2 }).format(value);
  return p < 0.001 ? `below ${text(0.001)}` : text(p);
}
