import type { KindOfBuyer, SegmentsDoc } from "../../shared/api/types.ts";
import { countOf, formatCompact } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";
import { formatMoney } from "../../shared/format/money.ts";

export type Trait = KindOfBuyer["profile"][number];

/** As the API names segments: less does not set one apart. */
const NOTABLE = 0.25;
/** A hair of a bar can still be seen. */
const LEAST_SCALE = 0.5;

/** "163 days", "€103", "1.6", "3%". */
export function traitText(value: number, unit: Trait["unit"], currency: string | null, locale?: string): string {
  const figure = (digits: number) => new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value);
  switch (unit) {
    case "money":
      return currency ? formatMoney(value, currency, locale) : figure(0);
    case "ratio":
      return formatCompact(value, "ratio", null, locale);
    case "days":
      return countOf(Math.round(value), "days", locale);
    case "count":
      return figure(value < 10 ? 1 : 0);
  }
}

/** "Orders 1.6 (all: 3.4)", the strongest first. */
export function apartWords({ profile }: KindOfBuyer, currency: string | null, locale?: string): string[] {
  return profile
    .filter(({ z }) => Math.abs(z) >= NOTABLE)
    .toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z))
    .map(({ name, unit, mean, of_all }) => {
      const text = (value: number) => traitText(value, unit, currency, locale);
      return `${name}: ${text(mean)} (all: ${text(of_all)})`;
    });
}

/** "+0.93": standard deviations from the mean customer. */
export function zText(z: number, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    signDisplay: "exceptZero",
  }).format(z);
}

/** The longest bar of all segments: they share one scale. */
export function mostZ({ segments }: Pick<SegmentsDoc, "segments">): number {
  return Math.max(LEAST_SCALE, ...segments.flatMap(({ profile }) => profile.map(({ z }) => Math.abs(z))));
}

export interface TraitRow extends Pick<Trait, "feature" | "name" | "unit" | "of_all"> {
  /** By segment, in the order of the segments. */
  means: number[];
}

/** The profile the other way about: one row a feature. */
export function traitRows({ segments }: Pick<SegmentsDoc, "segments">): TraitRow[] {
  return (segments[0]?.profile ?? []).map(({ feature, name, unit, of_all }, at) => ({
    feature,
    name,
    unit,
    of_all,
    means: segments.map(({ profile }) => profile[at]?.mean ?? 0),
  }));
}

export function profileCsv({ segments, currency }: SegmentsDoc): string {
  return toCsv(
    ["segment", "name", "feature", "unit", "currency", "mean", "of_all", "z"],
    segments.flatMap(({ segment, name, profile }) =>
      profile.map((it) => [
        segment + 1,
        name,
        it.feature,
        it.unit,
        it.unit === "money" ? currency : null,
        it.mean,
        it.of_all,
        it.z,
      ]),
    ),
  );
}
