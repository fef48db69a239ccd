import type { OrReason } from "../experiments/schema.ts";
import { invalid } from "../platform/errors/index.ts";

/** "10%" or "0.1". */
export function share(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text.replace(/\s*%$/, ""));
  if (text.trim() === "" || !Number.isFinite(number)) throw invalid(option, `${text} is no number`);
  return text.trim().endsWith("%") ? number / 100 : number;
}

/** What is given and not empty: the schema has the defaults. */
export const given = (fields: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

export const number = (value: number): string =>
  value.toLocaleString("en-GB", { maximumSignificantDigits: Math.abs(value) >= 1000 ? 6 : 4 });
export const figure = (it: OrReason<number>, show = number): string =>
  typeof it === "number" ? show(it) : `– (${it.detail})`;
