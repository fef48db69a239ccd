/** Whole cents as a decimal string: 1290 is "12.90". */
export function euros(cents: number): string {
  const text = String(cents).padStart(3, "0");
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** A decimal string with two decimals as whole cents. */
export function cents(text: string): number {
  return Math.round(Number(text) * 100);
}
