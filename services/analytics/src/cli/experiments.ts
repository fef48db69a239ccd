import type { Command } from "commander";
import { analyseFile, healthWords, parseMetrics, pWords } from "../experiments/index.ts";
import { type AnalysisDoc, analyseRequest } from "../experiments/schema.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import { callerPath } from "./database.ts";
import { addShownCommands } from "./experiments_shown.ts";
import { parseFlags } from "./flags.ts";
import { metricHead, metricRow } from "./metric_row.ts";
import { given, number, share } from "./numbers.ts";
import { exitCodes, print, table } from "./output.ts";
import { withScratch } from "./scratch.ts";

const more = (value: string, before: string[] = []): string[] => [...before, value];

function sharesOf(texts: readonly string[] | undefined): Record<string, number> | undefined {
  if (!texts) return undefined;
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.lastIndexOf("=");
      const weight = share("share", at > 0 ? text.slice(at + 1) : undefined);
      if (weight === undefined) throw invalid("share", `${text} is not ARM=WEIGHT`);
      return [text.slice(0, at), weight];
    }),
  );
}

interface AnalyseFlags {
  unit?: string;
  arm: string;
  control?: string;
  share?: string[];
  metric: string[];
  kind?: string[];
  covariate?: string[];
  guardrail?: string[];
  alpha?: string;
  power?: string;
  correction?: string;
  winsorise?: string;
  plannedUnits?: string;
  by?: string[];
  json?: boolean;
}

const requestOf = (flags: AnalyseFlags) =>
  parseFlags(
    analyseRequest,
    given({
      unit: flags.unit,
      arm: flags.arm,
      control: flags.control,
      shares: sharesOf(flags.share),
      metrics: parseMetrics(flags),
      alpha: share("alpha", flags.alpha),
      power: share("power", flags.power),
      correction: flags.correction,
      winsorise: share("winsorise", flags.winsorise),
      planned_units: share("planned-units", flags.plannedUnits),
      by: flags.by,
    }),
  );

function describe(doc: AnalysisDoc): string {
  const head = metricHead(doc.control, doc.settings.alpha);
  const { rows, examples } = doc.rejected;
  const left = examples.map((it) => `  line ${it.line}, ${it.field}: ${it.message}. ${it.mend}`);
  const notes = doc.metrics.flatMap((metric) => metric.notes.map((note) => `${metric.name}: ${note}`));
  const methods = doc.metrics.map((metric) => `${metric.name}: ${metric.method}`);
  return [
    doc.sentence,
    ...healthWords(doc.health),
    `${doc.arms.map(({ arm, units }) => `${arm}: ${units.toLocaleString("en-GB")} units`).join("; ")}.`,
    table(
      head,
      doc.metrics.flatMap((metric) => metric.comparisons.map((it) => metricRow(metric, it))),
    ),
    ...describeSlices(doc),
    `${methods.join("; ")}. ${doc.method}.`,
    ...notes,
    ...(rows > 0 ? [`${rows.toLocaleString("en-GB")} rows could not be read and are left out:`, ...left] : []),
  ].join("\n");
}

/** Where an effect differs between the values of a dimension, each of them. */
function describeSlices(doc: AnalysisDoc): string[] {
  const all = doc.metrics.flatMap((metric) =>
    metric.comparisons.flatMap((it) => it.slices.map((slice) => ({ metric: metric.name, arm: it.arm, slice }))),
  );
  if (all.length === 0) return [];
  const known = all.filter(
    ({ slice }) => "adjusted_p" in slice.differ && slice.differ.adjusted_p <= doc.settings.alpha,
  );
  if (known.length === 0) return [`By ${doc.settings.by.join(", ")}: no effect differs more than by chance.`];
  return known.flatMap(({ metric, arm, slice }) => [
    `The effect of ${arm} on ${metric} differs by ${slice.dimension} (${"adjusted_p" in slice.differ ? pWords(slice.differ.adjusted_p) : ""}, corrected for ${all.length} looks):`,
    table(
      [slice.dimension, "units", "difference", "interval"],
      slice.values.map(({ value, units, difference }) => [
        value,
        units,
        ...("value" in difference
          ? [number(difference.value), `${number(difference.lower)} to ${number(difference.upper)}`]
          : [`– (${difference.detail})`, ""]),
      ]),
    ),
  ]);
}

async function analyse(file: string, flags: AnalyseFlags): Promise<void> {
  const request = requestOf(flags);
  try {
    const doc = await withScratch((scratch) => analyseFile({ file: callerPath(file), scratch }, request));
    print(flags.json, doc, () => describe(doc));
    if (doc.rejected.rows > 0) process.exitCode = exitCodes.rejected;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new VigieError("not_found", `There is no file ${file}.`);
    throw error;
  }
}

export function addExperimentCommands(program: Command): void {
  const experiment = program.command("experiment").description("A/B tests: did the change work?");
  addShownCommands(experiment);
  experiment
    .command("analyse <file>")
    .description("Compare the arms of a file with one row a unit (CSV, JSON, Parquet): no set-up, nothing is kept.")
    .requiredOption("--arm <column>", "column that names the arm")
    .requiredOption("--metric <metric>", "spend, aov=revenue/orders or p90(load_ms); again for more", more)
    .option("--unit <column>", "column of the unit; rows of one unit are added up. Default: each row is a unit")
    .option("--control <arm>", "default: the first in the alphabet")
    .option("--share <arm=weight>", "planned shares, for each arm; default: equal", more)
    .option("--kind <metric=kind>", "proportion or mean, where it is not plain", more)
    .option("--covariate <metric=column>", "the same from before the experiment, for CUPED", more)
    .option("--guardrail <metric=up:2%>", "which way is harm, and how much is allowed", more)
    .option("--winsorise <share>", "of means: values above this quantile count as it, such as 0.99")
    .option("--correction <name>", "holm (default), benjamini_hochberg or none")
    .option("--planned-units <n>", "all arms together; results then hold however often one looks")
    .option("--by <column>", "effects among the units of each value, and whether they differ; again for more", more)
    .option("--alpha <share>", "default: 5%")
    .option("--power <share>", "for the smallest difference that would be found; default: 80%")
    .option("--json", "print the whole document, with every test")
    .addHelpText(
      "after",
      "\nExample:\n  vigie experiment analyse cookie_cats.csv --unit userid --arm version --metric retention_1 --metric retention_7\n",
    )
    .action(analyse);
}
