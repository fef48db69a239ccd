import type { Command } from "commander";
import { cohortQuery, cohortsCsv, queryCohorts } from "../cohorts/index.ts";
import type { CohortsDoc } from "../cohorts/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { withDatabase } from "./database.ts";
import { parseFlags } from "./flags.ts";
import { print, showCell, table } from "./output.ts";

type Flags = Record<string, string | boolean | undefined>;

const names = ["unit", "grain", "metric", "show", "by", "value", "from", "to", "currency", "groups"] as const;

/** The same query parameters as the API's, from the command line's flags. */
function queryOf(flags: Flags) {
  const given = names.flatMap((name) => (flags[name] === undefined ? [] : [[name, flags[name]] as const]));
  return parseFlags(cohortQuery, {
    ...Object.fromEntries(given),
    cumulative: flags["cumulative"] ? "true" : "false",
  });
}

const shownPeriods = 12;
const units = { count: "count", number: "items", money: "money", ratio: "ratio" } as const;

function describe(doc: CohortsDoc): string {
  if (doc.cohorts.length === 0) return doc.sentence;
  const shown = (cell: CohortsDoc["mean"][number]["cell"]) => showCell(cell, { unit: units[doc.format] }, doc.currency);
  const periods = Math.min(shownPeriods, Math.max(...doc.cohorts.map((it) => it.cells.length)));
  const head = [
    doc.grain,
    doc.unit === "customer" ? "customers" : "stores",
    ...Array.from({ length: periods }, (_, at) => `+${at}`),
  ];
  const rows = doc.cohorts.map((it) => [
    it.cohort,
    it.size,
    ...it.cells.slice(0, periods).map(({ cell, complete }) => `${shown(cell)}${complete ? "" : " *"}`),
    ...new Array<string>(Math.max(0, periods - it.cells.length)).fill(""),
  ]);
  const mean = Array.from({ length: periods }, (_, at) =>
    shown(doc.mean[at]?.cell ?? { reason: "not_enough_data", detail: "", n: 0 }),
  );
  const size = doc.cohorts.reduce((sum, it) => sum + it.size, 0);
  return `${doc.sentence}\n${table(head, [...rows, ["weighted mean", size, ...mean]])}\n* not over yet, and in no mean.`;
}

export function addCohortCommands(program: Command): void {
  program
    .command("cohorts")
    .description("Who comes back: customers or stores by the week or month of their first order.")
    .option("--unit <unit>", "customer or store")
    .option("--grain <grain>", "week or month")
    .option("--metric <metric>", "customers, orders, gross_revenue, net_revenue or margin")
    .option("--show <show>", "value, share, previous (of the period before) or per_customer")
    .option("--cumulative", "summed up to each period")
    .option("--by <attribute>", "of the first order: store, country, category, channel, campaign, coupon, loyalty_tier")
    .option("--value <value>", "only this value of --by")
    .option("--from <day>", "cohorts from this day on")
    .option("--to <day>", "cohorts that begin before this day")
    .option("--currency <code>", "where there are several")
    .option("--csv", "print CSV, a line a cell")
    .option("--json", "print the API's document")
    .addHelpText(
      "after",
      "\nExample:\n  vigie cohorts --grain week --metric gross_revenue --show per_customer --cumulative --csv\n",
    )
    .action(async (flags: Flags) => {
      const query = queryOf(flags);
      const doc = await withDatabase(({ sql }) => queryCohorts(sql, systemClock, query));
      if (flags["csv"]) process.stdout.write(cohortsCsv(doc));
      else print(flags["json"] === true, doc, () => describe(doc));
    });
}
