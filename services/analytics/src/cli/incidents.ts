import type { Command } from "commander";
import { findCauses, postMortem, readIncident, readIncidents } from "../incidents/index.ts";
import type { Incident, MoneyAtStake } from "../incidents/schema.ts";
import { openLogStore } from "../logs/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { parseWindow } from "../platform/http/window.ts";
import { withDatabase } from "./database.ts";
import { print, table } from "./output.ts";

interface CauseFlags {
  bucket: string;
  service?: string;
  country?: string;
  category?: string;
  product?: string;
  json?: boolean;
}

interface ListFlags {
  from?: string;
  to?: string;
  open?: boolean;
  json?: boolean;
}

const hoursShown = 28 * 24;
const mostShown = 200;

const whole = (value: number) => Math.round(value).toLocaleString("en-GB");
const showMoney = (money: MoneyAtStake): string =>
  "value" in money ? `${whole(money.value)} ${money.currency} (${whole(money.low)} to ${whole(money.high)})` : "–";

const rowOf = (it: Incident) => [
  it.id,
  it.title,
  it.state,
  it.started_at.slice(0, 16).replace("T", " "),
  showMoney(it.money),
  it.cause?.title ?? "nothing known",
];

async function list({ from, to, open, json }: ListFlags): Promise<void> {
  const window = parseWindow({ from, to }, systemClock, hoursShown * 3_600_000);
  const filter = { ...window, limit: mostShown, ...(open ? { state: "open" as const } : {}) };
  const doc = await withDatabase(({ sql }) => readIncidents(sql, systemClock, filter));
  const head = ["id", "incident", "state", "began (UTC)", "at stake", "likeliest cause"];
  print(json, doc, () => [doc.sentence, ...(doc.rows.length > 0 ? [table(head, doc.rows.map(rowOf))] : [])].join("\n"));
}

async function show(text: string, { json }: { json?: boolean }): Promise<void> {
  const id = Number(text);
  if (!Number.isInteger(id) || id < 1) throw invalid("id", `${text} is not the number of an incident`);
  const doc = await withDatabase(({ sql, config }) =>
    readIncident(sql, systemClock, openLogStore(sql, systemClock, config), id),
  );
  print(json, doc, () => postMortem(doc));
}

async function causes(time: string, { bucket, json, ...where }: CauseFlags): Promise<void> {
  const { from } = parseWindow({ from: time, to: "9999-12-31" }, systemClock, 0);
  const dimensions = Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined));
  const question = { at: from, bucketMinutes: Number(bucket) || 60, dimensions };
  const doc = await withDatabase(({ sql }) => findCauses(sql, question));
  const lines = doc.causes.map((it) => `${it.likely ? "*" : " "} ${it.signal.title}\n    ${it.evidence}`);
  print(json, doc, () => [doc.sentence, "", ...lines].join("\n"));
}

export function addIncidentCommands(program: Command): void {
  program
    .command("incidents")
    .description("What broke, why, and what it cost: the last 28 days, the most at stake first.")
    .option("--from <time>", "from this day or instant on")
    .option("--to <time>", "up to this day or instant")
    .option("--open", "only those that go on")
    .option("--json", "print the API's document")
    .action(list);
  program
    .command("incident")
    .description("One incident, as a draft of its post-mortem in Markdown.")
    .argument("<id>", "its number, as `vigie incidents` shows it")
    .option("--json", "print the API's document")
    .action(show);
  program
    .command("causes")
    .description("What could explain a change that began at a time: the signals before it, the likeliest first.")
    .argument("<time>", "start of the hour it was first seen in, as 2026-11-21T14:00:00Z")
    .option("--bucket <minutes>", "how exactly the time is known", "60")
    .option("--service <name>", "of this service")
    .option("--country <name>", "in this country")
    .option("--category <name>", "of this category")
    .option("--product <id>", "of this product")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie causes 2026-11-21T14:00:00Z --service checkout\n")
    .action(causes);
}
