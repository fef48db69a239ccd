import type { QuantileSummary, RatioSums, ValueCount } from "@vigie/statistics";
import { isUndefined, quantileBounds } from "@vigie/statistics";
import type { Duck } from "../../imports/index.ts";
import { quoteText } from "../../imports/index.ts";
import { invalid } from "../../platform/errors/index.ts";
import type { AnalyseRequest, MetricKind, MetricSpec } from "../analysis_schema.ts";
import { mostSlices } from "../compute/slices.ts";
import type { ArmData, MetricData } from "../compute/types.ts";
import { numberColumns } from "./units.ts";

/** More different values than this are not ranked: Mann and Whitney's test would take the memory. */
const mostValues = 1_000_000;

/** What is asked of the file for one metric. */
export interface Source {
  duck: Duck;
  request: AnalyseRequest;
  arms: readonly string[];
  /** Every unit has one row. */
  single: boolean;
}

const places = (request: AnalyseRequest) => {
  const columns = numberColumns(request);
  return (column: string | undefined): string => (column === undefined ? "1" : `v${columns.indexOf(column)}`);
};

async function kindOf({ duck, request }: Source, it: MetricSpec): Promise<MetricKind> {
  if (it.kind !== undefined && it.kind !== "proportion") return it.kind;
  const [row] = await duck.rows<{ binary: boolean | null }>(
    `select bool_and(${places(request)(it.column)} in (0, 1)) as binary from parsed`,
  );
  if (it.kind === "proportion" && row?.binary === false)
    throw invalid("metric", `${it.column} has other values than 0 and 1`, "Compare it as a mean.");
  return row?.binary === true ? "proportion" : "mean";
}

type Sums = Record<"n" | "y" | "yy" | "x" | "xx" | "xy", number> & { arm: string };

/** Addable sums by arm of y and of x, which is a denominator, a covariate, or 1. */
async function readSums(duck: Duck, y: string, x: string): Promise<Map<string, Sums>> {
  const rows = await duck.rows<Sums>(
    `select arm, count(*)::double as n, fsum(y) as y, fsum(y * y) as yy, fsum(x) as x, fsum(x * x) as xx, fsum(x * y) as xy
      from (select arm, ${y} as y, ${x} as x from unit) group by arm`,
  );
  return new Map(rows.map((row) => [row.arm, row]));
}

async function readCap({ duck, request }: Source, y: string): Promise<number | null> {
  if (request.winsorise === undefined) return null;
  const [row] = await duck.rows<{ cap: number | null }>(
    `select quantile_cont(${y}, ${request.winsorise}) as cap from unit`,
  );
  return row?.cap ?? null;
}

/** The same sums among the units of each value of each dimension; the largest values where there are many. */
async function readSlices({ duck, request, arms }: Source, y: string, x: string): Promise<MetricData["slices"]> {
  const slices: MetricData["slices"] = [];
  for (const [at, dimension] of request.by.entries()) {
    const rows = await duck.rows<Sums & { value: string }>(
      `select arm, value, count(*)::double as n, fsum(y) as y, fsum(y * y) as yy, fsum(x) as x, fsum(x * x) as xx,
        fsum(x * y) as xy from (select arm, d${at} as value, ${y} as y, ${x} as x from unit)
        where value in (select d${at} from unit group by all order by count(*) desc, d${at} limit ${mostSlices})
        group by arm, value order by value`,
    );
    const byValue = Map.groupBy(rows, (row) => row.value);
    const values = [...byValue].map(([value, of]) => ({
      value,
      arms: arms.map((arm) => ({ arm, sums: ratioSums(of.find((row) => row.arm === arm)) })),
    }));
    slices.push({ dimension, values });
  }
  return slices;
}

interface Counted {
  value: number;
  arm: string;
  n: number;
}

/** How many units of each arm have which value, against the control. */
async function readCounts({ duck, arms }: Source, y: string): Promise<MetricData["counts"]> {
  const [size] = await duck.rows<{ n: number }>(`select count(distinct ${y})::double as n from unit`);
  if ((size?.n ?? 0) > mostValues) return "too_many";
  const rows = await duck.rows<Counted>(
    `select ${y} as value, arm, count(*)::double as n from unit group by all order by value, arm`,
  );
  const [control, ...others] = arms;
  return new Map(
    others.map((arm) => {
      const byValue = new Map<number, ValueCount>();
      for (const row of rows) {
        if (row.arm !== arm && row.arm !== control) continue;
        const it = byValue.get(row.value) ?? { value: row.value, control: 0, treatment: 0 };
        it[row.arm === control ? "control" : "treatment"] += row.n;
        byValue.set(row.value, it);
      }
      return [arm, [...byValue.values()]];
    }),
  );
}

/** The quantile of an arm's rows with the values about it, and how each unit's rows lie beside it. */
async function readQuantile(source: Source, y: string, arm: string, share: number): Promise<ArmData["quantile"]> {
  const { duck } = source;
  const rows = `parsed semi join unit using (unit) where arm = ${quoteText(arm)}`;
  const [size] = await duck.rows<{ n: number }>(`select count(*)::double as n from ${rows}`);
  const n = size?.n ?? 0;
  const bounds = quantileBounds(n, share);
  if (isUndefined(bounds)) return bounds;
  const [at] = await duck.rows<{ q: [number, number, number] }>(
    `select quantile_cont(${y}, [${bounds.lower}, ${share}, ${bounds.upper}]) as q from ${rows}`,
  );
  const [lower, quantile, upper] = at?.q ?? [0, 0, 0];
  const summary: QuantileSummary = { n, share, quantile, lower, upper };
  if (source.single) return { summary };
  const [sums] = await duck.rows<Sums>(
    `select '' as arm, count(*)::double as n, sum(y) as y, sum(y * y) as yy, sum(x) as x, sum(x * x) as xx, sum(x * y) as xy
      from (select count(*) filter (${y} <= ${quantile})::double as y, count(*)::double as x from ${rows} group by unit)`,
  );
  return { summary, units: ratioSums(sums) };
}

function ratioSums(it: Sums | undefined): RatioSums {
  return {
    n: it?.n ?? 0,
    sum: it?.y ?? 0,
    sumOfSquares: it?.yy ?? 0,
    denominatorSum: it?.x ?? 0,
    denominatorSumOfSquares: it?.xx ?? 0,
    productSum: it?.xy ?? 0,
  };
}

/** All that is known of one metric: sums by arm, nothing of a single unit. */
export async function readMetric(source: Source, spec: MetricSpec): Promise<MetricData> {
  const { duck, request, arms } = source;
  const place = places(request);
  const kind = await kindOf(source, spec);
  // Several rows of a unit add up; of yes and no, one yes is yes.
  const y = kind === "proportion" ? `least(${place(spec.column)}, 1)` : place(spec.column);
  const cap = kind === "mean" ? await readCap(source, y) : null;
  const capped = cap === null ? y : `least(${y}, ${cap})`;
  const x = place(kind === "ratio" ? spec.denominator : spec.covariate);
  const sums = await readSums(duck, capped, x);
  const slices = kind === "quantile" ? [] : await readSlices(source, capped, x);
  const counts = kind === "mean" ? await readCounts(source, y) : undefined;
  const data: ArmData[] = [];
  for (const arm of arms) {
    const quantile =
      kind === "quantile" ? await readQuantile(source, place(spec.column), arm, spec.quantile ?? 0.5) : undefined;
    data.push({ arm, sums: ratioSums(sums.get(arm)), ...(quantile ? { quantile } : {}) });
  }
  return { spec, kind, cap, counts, arms: data, slices };
}
