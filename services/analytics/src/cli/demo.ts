import { INCIDENT_KINDS } from "@vigie/simulator";
import type { Command } from "commander";
import {
  addDemoExperiment,
  demoIncidentInput,
  injectIncident,
  listIncidents,
  showIncident,
  showMade,
} from "../demo/index.ts";
import type { DemoIncident } from "../demo/schema.ts";
import { openLogStore } from "../logs/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { withDatabase } from "./database.ts";
import { print, table } from "./output.ts";

interface Flags {
  hours?: string;
  size?: string;
  json?: boolean;
}

const minute = (at: string) => at.slice(0, 16).replace("T", " ");

function truthOf({ truth }: DemoIncident): string {
  if (!truth) return "nothing to be found";
  return [truth.signal.replaceAll("_", " "), truth.service ?? truth.category].filter(Boolean).join(" of ");
}

async function addIncident(kind: string, { hours, size, json }: Flags): Promise<void> {
  const number = (text: string | undefined) => (text === undefined ? undefined : Number(text));
  const input = demoIncidentInput.safeParse({ kind, hours: number(hours), size: number(size) });
  if (!input.success) {
    const { field = "kind", message = "is wrong" } = faultsOf(input.error)[0] ?? {};
    throw invalid(field, message, "See: vigie demo incident --help");
  }
  const doc = await withDatabase(async ({ sql, config }) => {
    const lines = { store: openLogStore(sql, systemClock, config), env: config.env };
    return showMade(await injectIncident(sql, systemClock, input.data, lines));
  });
  const { changed } = doc;
  const counts = [
    `${changed.orders_removed} orders and ${changed.lines_removed} lines of others taken out`,
    `${changed.orders_added} orders added`,
    `${changed.sessions_removed} sessions taken out`,
  ];
  print(json, doc, () =>
    [
      `${doc.key}, from ${minute(doc.from)} to ${minute(doc.to)} UTC: ${counts.join(", ")}.`,
      `A right answer names: ${truthOf(doc)}.`,
    ].join("\n"),
  );
}

async function printIncidents({ json }: Flags): Promise<void> {
  const rows = (await withDatabase(({ sql }) => listIncidents(sql))).map(showIncident);
  print(json, { rows }, () =>
    table(
      ["incident", "from (UTC)", "to (UTC)", "size", "a right answer names"],
      rows.map((row) => [row.key, minute(row.from), minute(row.to), row.size, truthOf(row)]),
    ),
  );
}

export function addDemoCommands(program: Command): void {
  const command = program.command("demo").description("The demo shop: let incidents into it, with known truth.");
  command
    .command("incident")
    .description("An incident that began some hours ago and goes on for another hour.")
    .argument("<kind>", INCIDENT_KINDS.join(", "))
    .option("--hours <n>", "how long ago it began; default: so long that about 20 orders are lost, at most 24")
    .option("--size <s>", "share that it stops, 0 to 1; of card_testing: bot orders to each usual one")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie demo incident payment_outage --hours 8\n")
    .action(addIncident);
  command
    .command("incidents")
    .description("The incidents of the demo shop, the newest first, and what a right answer names.")
    .option("--json", "print the API's document")
    .action(printIncidents);
  command
    .command("experiment")
    .description("An experiment of the last three weeks among the demo shop's customers; there is nothing to be found.")
    .option("--json", "print the API's document")
    .action(async ({ json }: Flags) => {
      const doc = await withDatabase(({ sql }) => addDemoExperiment(sql, systemClock));
      print(json, doc, () => `${doc.key}: ${doc.units.toLocaleString("en-GB")} units. ${doc.sentence}`);
    });
}
