import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { type BacktestDoc, backtest, peopleCsv, peopleOf, queryCustomers, scoreCustomers } from "../customers/index.ts";
import type { CustomersDoc } from "../customers/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { callerPath, withDatabase } from "./database.ts";
import { print, showCell, table } from "./output.ts";
import { withBar } from "./progress.ts";

const money = { unit: "money" } as const;

function describeAll(doc: CustomersDoc): string {
  if (doc.segments.length === 0) return doc.sentence;
  const shown = (value: number) => showCell({ value, n: 1 }, money, doc.currency);
  const rows = doc.segments.map((it) => [
    it.label,
    it.customers,
    showCell({ value: it.share, n: 1 }, { unit: "ratio" }, null),
    shown(it.monetary),
    showCell(it.predicted, money, doc.currency),
    "value" in it.change ? `${it.change.value > 0 ? "+" : ""}${it.change.value}` : "–",
  ]);
  const head = [
    "segment",
    "customers",
    "share",
    "bought for",
    `predicted, ${doc.model?.settings.value_months} months`,
    doc.moves === null ? "change" : `since ${doc.moves.since}`,
  ];
  const churn = doc.model?.churn;
  const tested =
    churn && "tested" in churn
      ? `\nChurn score: AUC ${churn.tested.auc.toFixed(3)} on ${churn.tested.customers} customers it had not seen.`
      : "";
  return `${doc.sentence}\n${table(head, rows)}${tested}\n${doc.notice}`;
}

async function score(refit: boolean): Promise<void> {
  const done = await withBar((onProgress) =>
    withDatabase(({ sql }) => scoreCustomers(sql, { clock: systemClock, refit, onProgress })),
  );
  print(false, done, () =>
    done.length === 0
      ? "Not enough data: no order of a known customer has come in yet."
      : done
          .map(
            (it) =>
              `${it.customers} customers (${it.currency}) scored as of ${it.as_of} by model ${it.version}${it.refitted ? ", made anew" : ""}.`,
          )
          .join("\n"),
  );
}

interface ExportFlags {
  segment?: string;
  kind?: string;
  currency?: string;
  names?: boolean;
  out?: string;
}

async function exportSegment({ out, names, segment, kind, currency }: ExportFlags): Promise<void> {
  const personal = names === true;
  await withDatabase(async ({ sql }) => {
    const pages = peopleOf(
      sql,
      { segment, kind: kind === undefined ? undefined : Number(kind), currency },
      { personal, atOnce: 5_000 },
    );
    const target = out === undefined ? process.stdout : createWriteStream(callerPath(out));
    await pipeline(Readable.from(peopleCsv(pages, personal)), target, { end: out !== undefined });
  });
}

export function addCustomersCommands(program: Command): void {
  const customers = program
    .command("customers")
    .description("Who is worth keeping, and who is leaving.")
    .option("--currency <code>", "where there are several")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie customers\n")
    .action(async (flags: { currency?: string; json?: boolean }) => {
      const doc = await withDatabase(({ sql }) => queryCustomers(sql, { currency: flags.currency, personal: false }));
      print(flags.json, doc, () => describeAll(doc));
    });
  customers
    .command("score")
    .description("Score all customers now; every night it is done anyway.")
    .option("--refit", "make new models whatever the age of the last")
    .addHelpText("after", "\nExample:\n  vigie customers score --refit\n")
    .action((flags: { refit?: boolean }) => score(flags.refit === true));
  customers
    .command("backtest")
    .description("Fit the models to what was known before a day, and hold them against the days after it.")
    .requiredOption("--as-of <day>", "what is known before this day")
    .option("--days <n>", "how long after it", "90")
    .option("--currency <code>", "where there are several")
    .option("--json", "print figures and parameters in full")
    .addHelpText("after", "\nExample:\n  vigie customers backtest --as-of 2026-08-01 --days 90\n")
    .action(async (flags: { asOf: string; days: string; currency?: string; json?: boolean }) => {
      const days = Number(flags.days);
      if (!Number.isInteger(days) || days < 1) throw invalid("days", `${flags.days} is no number of days`, "Write 90.");
      const asked = { asOf: flags.asOf, days, currency: flags.currency };
      const doc = await withDatabase(({ sql }) => backtest(sql, systemClock(), asked));
      print(flags.json, doc, () => describeBacktest(doc));
    });
  customers
    .command("export")
    .description("A segment, or all customers, as CSV.")
    .option("--segment <name>", "champions, at_risk, loyal, lost, recent, other, or one of your own")
    .option("--kind <n>", "a kind of buyer of `vigie segments report`")
    .option("--currency <code>", "where there are several")
    .option("--names", "with names and e-mail addresses")
    .option("--out <file>", "instead of to the terminal")
    .addHelpText("after", "\nExample:\n  vigie customers export --segment at_risk --out at-risk.csv\n")
    .action(exportSegment);
}

function describeBacktest(doc: BacktestDoc): string {
  const number = (cell: BacktestDoc["expected"], digits: number) =>
    "value" in cell ? cell.value.toFixed(digits) : `– (${cell.detail})`;
  const parameters = (it: BacktestDoc["purchases"]) =>
    "parameters" in it
      ? Object.entries(it.parameters)
          .map(([name, value]) => `${name} ${Number(value).toFixed(4)}`)
          .join(", ")
      : it.detail;
  return [
    `${doc.customers} customers (${doc.currency}) as of ${doc.as_of}, against the ${doc.days} days after.`,
    table(
      ["", "", ""],
      [
        ["BG/NBD, in weeks", parameters(doc.purchases), ""],
        ["Gamma-Gamma", parameters(doc.values), ""],
        ["purchases expected", number(doc.expected, 1), `${doc.actual} came`],
        ["mean absolute error", number(doc.mean_absolute_error, 4), "purchases of a customer"],
        ["AUC of fewer purchases to come", number(doc.auc_of_purchases_to_come, 4), "who did not come back"],
        ["AUC of 1 - P(alive)", number(doc.auc_of_alive, 4), ""],
        ["AUC of the churn score", number(doc.auc_of_churn, 4), "trained on no more than was known"],
      ],
    ),
  ].join("\n");
}
