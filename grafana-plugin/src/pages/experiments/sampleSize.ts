import type { Query } from "../../shared/api/request.ts";
import type { PowerDoc } from "../../shared/api/types.ts";
import { countOf, formatCount } from "../../shared/format/cell.ts";

export type Field = "rate" | "mean" | "sd" | "lift" | "alpha" | "power" | "daily";
export type Kind = "share" | "mean";

/** What is asked for, as it is typed and as the address keeps it; shares in percent. */
export type Draft = Record<Field, string> & { kind: Kind };

export const DEFAULTS: Draft = {
  kind: "share",
  rate: "5",
  mean: "60",
  sd: "80",
  lift: "10",
  alpha: "5",
  power: "80",
  daily: "2500",
};

const OF_KIND: Record<Kind, Field[]> = {
  share: ["rate", "lift", "alpha", "power", "daily"],
  mean: ["mean", "sd", "lift", "alpha", "power", "daily"],
};

export const fieldsOf = ({ kind }: Pick<Draft, "kind">): Field[] => OF_KIND[kind];

export function readDraft(params: URLSearchParams): Draft {
  const draft = { ...DEFAULTS, kind: params.get("kind") === "mean" ? ("mean" as const) : ("share" as const) };
  for (const field of new Set(Object.values(OF_KIND).flat())) {
    draft[field] = params.get(field) ?? DEFAULTS[field];
  }
  return draft;
}

/** What differs from the defaults, for the address. */
export function toParams(draft: Draft): Record<string, string | undefined> {
  const keys = Object.keys(DEFAULTS) as (keyof Draft)[];
  return Object.fromEntries(keys.map((key) => [key, draft[key] === DEFAULTS[key] ? undefined : draft[key]]));
}

const LIMITS: Record<Field, { fits: (value: number) => boolean; problem: string }> = {
  rate: { fits: (it) => it > 0 && it < 100, problem: "Enter a share above 0 % and below 100 %." },
  mean: { fits: (it) => it !== 0 && Number.isFinite(it), problem: "Enter a number other than 0." },
  sd: { fits: (it) => it > 0 && Number.isFinite(it), problem: "Enter a number above 0." },
  lift: { fits: (it) => it !== 0 && it >= -100 && it <= 1000, problem: "Enter −100 to 1000 %, but not 0." },
  alpha: { fits: (it) => it > 0 && it < 50, problem: "Enter a share above 0 % and below 50 %." },
  power: { fits: (it) => it > 50 && it < 100, problem: "Enter a share above 50 % and below 100 %." },
  daily: { fits: (it) => it > 0 && Number.isFinite(it), problem: "Enter a number above 0." },
};

const toNumber = (text: string) => (text.trim() === "" ? Number.NaN : Number(text.replace(",", ".")));

/** Why a field cannot be taken as it is; undefined where it can. */
export function problemOf(field: Field, draft: Draft): string | undefined {
  const value = toNumber(draft[field]);
  const { fits, problem } = LIMITS[field];
  if (!fits(value)) {
    return problem;
  }
  const share = toNumber(draft.rate) * (1 + value / 100);
  return field === "lift" && draft.kind === "share" && share > 100
    ? `It leads to a share of ${Number(share.toPrecision(4))} %.`
    : undefined;
}

const percent = (text: string) => Number((toNumber(text) / 100).toPrecision(12));

/** Undefined as long as a field has a problem. */
export function toQuery(draft: Draft): Query | undefined {
  if (fieldsOf(draft).some((field) => problemOf(field, draft))) {
    return undefined;
  }
  const base =
    draft.kind === "share"
      ? { rate: percent(draft.rate) }
      : { mean: toNumber(draft.mean), standard_deviation: toNumber(draft.sd) };
  const { lift, alpha, power, daily } = draft;
  return { ...base, lift: percent(lift), alpha: percent(alpha), power: percent(power), daily: toNumber(daily) };
}

/** The answer, in words. */
export function needText({ units_of_control: exact, days, settings }: PowerDoc): string {
  if (typeof exact !== "number") {
    return `Not enough to go by: ${exact.detail}.`;
  }
  const need = `You need ${formatCount(Math.ceil(exact))} customers in each arm`;
  return typeof days === "number" && settings.daily !== undefined
    ? `${need}: about ${countOf(days, "days")} at ${formatCount(settings.daily)} a day.`
    : `${need}.`;
}

export interface CurvePoint {
  /** Smallest difference that is found, as a share of the control. */
  difference: number;
  /** In each arm. */
  units: number;
  days: number | null;
}

/** Units against the smallest difference they find, from small differences to large. */
export function curveOf({ curve, settings }: PowerDoc): CurvePoint[] {
  const base = Math.abs(settings.rate ?? settings.mean ?? 0);
  return curve
    .flatMap(({ units, detectable }) =>
      typeof detectable === "number" && base > 0
        ? [
            {
              difference: detectable / base,
              units,
              days: settings.daily ? Math.ceil((2 * units) / settings.daily) : null,
            },
          ]
        : [],
    )
    .sort((a, b) => a.difference - b.difference);
}

export function differenceText(share: number): string {
  return `${Number((100 * share).toPrecision(3))} %`;
}
