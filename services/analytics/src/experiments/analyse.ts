import { type Duck, type Loaded, type TableFile, withTable } from "../imports/index.ts";
import { invalid } from "../platform/errors/index.ts";
import type { AnalyseRequest, AnalysisDoc, Rejected } from "./analysis_schema.ts";
import { healthOf } from "./compute/health.ts";
import { resultOf } from "./compute/result.ts";
import type { MetricData } from "./compute/types.ts";
import { firstLine, sentenceOf } from "./compute/words.ts";
import { readMetric } from "./file/sums.ts";
import { makeUnits, parseRows, requireColumns } from "./file/units.ts";

const mostArms = 20;

/** The arms with their units, the control first. */
async function readArms(duck: Duck, request: AnalyseRequest): Promise<{ arm: string; units: number }[]> {
  const rows = await duck.rows<{ arm: string; units: number }>(
    "select arm, count(*)::double as units from unit group by arm order by arm",
  );
  // An arm that was planned and has no units is the loudest mismatch there is.
  const planned = Object.keys(request.shares ?? {}).filter((arm) => !rows.some((row) => row.arm === arm));
  const all = [...rows, ...planned.map((arm) => ({ arm, units: 0 }))];
  if (all.length > mostArms)
    throw invalid("arm", `${request.arm} has ${all.length} different values`, "Is it the column of the arm?");
  const control = request.control ?? all[0]?.arm;
  const first = all.find(({ arm }) => arm === control);
  if (!first)
    throw invalid("control", `there is no arm ${control}`, `The arms are ${all.map((it) => it.arm).join(", ")}.`);
  return [first, ...all.filter((it) => it !== first)];
}

/** Planned weights, equal unless told; every arm must have one. */
function plannedOf(arm: string, { shares }: AnalyseRequest): number {
  if (!shares) return 1;
  const share = shares[arm];
  if (share === undefined) throw invalid("share", `the arm ${arm} has no planned share`, `Write ${arm}=1.`);
  return share;
}

const methodOf = ({ planned_units, correction, alpha }: AnalyseRequest): string =>
  [
    planned_units === undefined
      ? `two-sided, fixed size, alpha ${alpha}`
      : `confidence sequences, narrowest at ${planned_units} units, alpha ${alpha} over all looks`,
    correction === "none"
      ? "not corrected"
      : `corrected by ${correction === "holm" ? "Holm" : "Benjamini and Hochberg"}`,
  ].join("; ");

function unreadable({ faults }: Loaded): Rejected {
  const examples = faults.map(({ line, message }) => ({ line, field: "row", message, mend: "Mend the line." }));
  return { rows: faults.length, examples };
}

function together(one: Rejected, other: Rejected): Rejected {
  return { rows: one.rows + other.rows, examples: [...one.examples, ...other.examples].slice(0, 5) };
}

/** Analyses a file of units in which each row tells its arm: nothing is set up and nothing is kept. */
export function analyseFile(file: TableFile, request: AnalyseRequest): Promise<AnalysisDoc> {
  return withTable(file, async (duck, loaded) => {
    requireColumns(request, loaded.header);
    const rejected = together(unreadable(loaded), await parseRows(duck, request));
    const seen = await makeUnits(duck, request);
    const arms = await readArms(duck, request);
    const names = arms.map(({ arm }) => arm);
    const source = { duck, request, arms: names, single: seen.rows === seen.units };
    const data: MetricData[] = [];
    for (const spec of request.metrics) data.push(await readMetric(source, spec));
    const planned = arms.map((it) => ({ ...it, planned: plannedOf(it.arm, request) }));
    const metrics = resultOf(data, request);
    const health = healthOf(planned, seen, data, request.alpha);
    return {
      sentence: firstLine(health, sentenceOf({ metrics, settings: request })),
      health,
      control: names[0]!,
      arms,
      rows: seen.rows + rejected.rows,
      rejected,
      metrics,
      settings: request,
      method: methodOf(request),
    };
  });
}
