import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import {
  describeExperiment,
  healthWords,
  keepResult,
  listExperiments,
  readResults,
  resultPdf,
} from "../experiments/index.ts";
import type { ExperimentDoc, ExperimentResultDoc } from "../experiments/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { percent } from "../platform/words/index.ts";
import { callerPath, withDatabase } from "./database.ts";
import { metricHead, metricRow } from "./metric_row.ts";
import { print, table } from "./output.ts";

const minute = (at: string | null): string => at?.slice(0, 16).replace("T", " ") ?? "";

function contamination({ contamination: it, without }: ExperimentResultDoc): string[] {
  if (it.windows.length === 0) return [];
  const rows = it.windows.map(({ kind, title, from, to, left_out }) => [
    kind,
    title,
    minute(from),
    minute(to),
    left_out ? "yes" : "no",
  ]);
  return [
    "What overlapped it:",
    table(["kind", "what", "from (UTC)", "to", "left out"], rows),
    ...(without ? [`Without these hours, ${percent(it.share_of_time)} of its time:`] : []),
  ];
}

function describe(it: ExperimentDoc, result: ExperimentResultDoc | null): string {
  const title = `${it.name} (${it.state}${it.started_at ? `, since ${minute(it.started_at)} UTC` : ""}): ${it.hypothesis}`;
  const changed = it.changed_after_start ? ["Its plan was changed after the start: see the log."] : [];
  if (!result) return [title, ...changed, "There is no result yet."].join("\n");
  const head = metricHead(it.arms[0]?.key ?? "", it.plan.alpha);
  const rows = (metrics: ExperimentResultDoc["metrics"]) =>
    metrics.flatMap((metric) => metric.comparisons.map((one) => metricRow(metric, one)));
  return [
    title,
    result.sentence,
    ...changed,
    ...healthWords(result.health),
    table(head, rows(result.metrics)),
    ...contamination(result),
    ...(result.without ? [table(head, rows(result.without))] : []),
    ...result.undefined_metrics.map(({ metric, detail }) => `${metric}: ${detail}`),
    `${result.units.toLocaleString("en-GB")} units, orders up to ${minute(result.until)} UTC.`,
  ].join("\n");
}

interface ShowFlags {
  fresh?: boolean;
  json?: boolean;
  pdf?: string;
}

async function show(key: string, { fresh, json, pdf }: ShowFlags): Promise<void> {
  await withDatabase(async ({ sql }) => {
    const it = await describeExperiment(sql, key);
    if (fresh) await keepResult(sql, systemClock, key);
    const results = await readResults(sql, key);
    if (pdf) await writeFile(callerPath(pdf), await resultPdf(it, results.latest, systemClock()));
    print(json, { ...it, results }, () => describe(it, results.latest));
  });
}

/** Of the experiments in the appliance. */
export function addShownCommands(experiment: Command): void {
  experiment
    .command("list")
    .description("The experiments of the appliance, those that run first.")
    .option("--json", "print the API's document")
    .action(async ({ json }: { json?: boolean }) => {
      const doc = await withDatabase(({ sql }) => listExperiments(sql));
      const rows = doc.rows.map((it) => [
        it.key,
        it.name,
        it.state,
        it.unit,
        it.units,
        minute(it.started_at),
        minute(it.stopped_at),
      ]);
      const head = ["key", "name", "state", "unit", "units", "started (UTC)", "stopped"];
      print(json, doc, () => (rows.length === 0 ? "There are no experiments." : table(head, rows)));
    });
  experiment
    .command("show <key>")
    .description("What came of one so far.")
    .option("--fresh", "make the result anew; every hour it is done anyway")
    .option("--json", "print the API's documents")
    .option("--pdf <file>", "write it there as one page too")
    .addHelpText("after", "\nExample:\n  vigie experiment show green-button --fresh --pdf green-button.pdf\n")
    .action(show);
}
