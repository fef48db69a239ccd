import type { Command } from "commander";
import { describeCatalogue, kpiQuery, queryKpi, queryOverview, requireMetric, toRequest } from "../kpis/index.ts";
import type { KpiDoc, OverviewDoc } from "../kpis/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { withDatabase } from "./database.ts";
import { parseFlags } from "./flags.ts";
import { print, showCell, showChange, table } from "./output.ts";

interface Flags {
  from?: string;
  to?: string;
  interval?: string;
  groupBy?: string;
  compare?: string;
  limit?: string;
  filter?: string[];
  clean?: boolean;
  json?: boolean;
}

/** The same query parameters as the API's, from the command line's flags. */
function requestOf(flags: Flags) {
  const filters: Record<string, string[]> = {};
  for (const text of flags.filter ?? []) {
    const [name = "", ...value] = text.split("=");
    filters[name] = [...(filters[name] ?? []), value.join("=")];
  }
  const given = {
    from: flags.from,
    to: flags.to,
    interval: flags.interval,
    group_by: flags.groupBy,
    compare: flags.compare,
    limit: flags.limit,
    attacks: flags.clean ? "exclude" : undefined,
    ...filters,
  };
  const told = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return toRequest(parseFlags(kpiQuery.strict(), told));
}

function describeAttacks({ excluded, orders }: KpiDoc["attacks"]): string {
  if (orders === 0) return "";
  const count = orders.toLocaleString("en-GB");
  return excluded
    ? ` Without ${count} orders of attacks.`
    : ` ${count} orders of attacks are in it; --clean leaves them out.`;
}

function describeKpi(doc: KpiDoc): string {
  const { metric, currency } = doc;
  const unit = { unit: metric.unit };
  const against = doc.comparison
    ? `, ${showChange(doc.comparison.change)} against ${doc.comparison.from} to ${doc.comparison.to}`
    : "";
  const words = describeAttacks(doc.attacks);
  const head = `${metric.name}, ${doc.range.from} to ${doc.range.to}: ${showCell(doc.total, unit, currency)} (n = ${doc.total.n} ${metric.n_of})${against}${words && `.${words}`}`;
  if (doc.rows.length === 0) return head;
  const keys = [...(doc.rows[0]?.bucket ? ["from"] : []), ...doc.group_by];
  const rows = doc.rows.map((row) => [
    ...(row.bucket ? [`${row.bucket}${row.complete ? "" : " (not whole)"}`] : []),
    ...doc.group_by.map((id, index) =>
      index === 0 && row.label ? `${row.group?.[id]} ${row.label}` : (row.group?.[id] ?? ""),
    ),
    showCell(row.cell, unit, row.currency ?? currency),
    row.cell.n,
    ...(doc.comparison ? [showCell(row.compare, unit, row.currency ?? currency), showChange(row.change)] : []),
  ]);
  const columns = [...keys, metric.name, `n (${metric.n_of})`, ...(doc.comparison ? ["before", "change"] : [])];
  return `${head}\n${table(columns, rows)}`;
}

function describeOverview(doc: OverviewDoc): string {
  const rows = doc.tiles.map((tile) => [
    tile.metric.name,
    showCell(tile.total, tile.metric, doc.currency),
    tile.total.n,
    showChange(tile.change ?? undefined),
  ]);
  return `${doc.sentence}${describeAttacks(doc.attacks)}\n${table(["metric", `${doc.range.from} to ${doc.range.to}`, "n", "change"], rows)}`;
}

const collect = (value: string, previous: string[] = []) => [...previous, value];

function withPeriod(command: Command): Command {
  return command
    .option("--from <day>", "first day, or an instant")
    .option("--to <day>", "the day after the last one")
    .option("--compare <with>", "previous_period, same_weekdays or last_year")
    .option("--filter <dimension=value>", "only these; repeat for several", collect)
    .option("--clean", "without the orders that are marked as an attack")
    .option("--json", "print the API's document");
}

export function addKpiCommands(program: Command): void {
  withPeriod(
    program
      .command("kpis")
      .description("One metric over a period; without a metric, the catalogue.")
      .argument("[metric]"),
  )
    .option("--interval <interval>", "none, hour, day, week or month")
    .option("--group-by <dimensions>", "one or two, with a comma between")
    .option("--limit <n>", "groups, the largest first")
    .addHelpText(
      "after",
      "\nExample:\n  vigie kpis gross_revenue --from 2010-12-01 --to 2011-12-10 --group-by country --json\n",
    )
    .action(async (metric: string | undefined, flags: Flags) => {
      if (metric === undefined) {
        const catalogue = describeCatalogue();
        return print(flags.json, catalogue, () =>
          table(
            ["metric", "name", "formula", "question"],
            catalogue.metrics.map((it) => [it.id, it.name, it.formula, it.question]),
          ),
        );
      }
      const doc = await withDatabase(({ sql }) => queryKpi(sql, systemClock, requireMetric(metric), requestOf(flags)));
      print(flags.json, doc, () => describeKpi(doc));
    });
  withPeriod(program.command("overview").description("How the shop is doing, in a sentence and a table."))
    .addHelpText("after", "\nExample:\n  vigie overview --compare last_year\n")
    .action(async (flags: Flags) => {
      const doc = await withDatabase(({ sql }) => queryOverview(sql, systemClock, requestOf(flags)));
      print(flags.json, doc, () => describeOverview(doc));
    });
}
