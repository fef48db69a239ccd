import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import {
  type BacktestDoc,
  backtest,
  eraseCustomer,
  exportCustomer,
  peopleCsv,
  peopleOf,
  queryCustomers,
  randomPlaceholder,
  readCustomer,
  scoreCustomers,
} from "../customers/index.ts";
import type { CustomerDoc, CustomersDoc } from "../customers/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { callerPath, withDatabase } from "./database.ts";
import { exitCodes, print, showCell, table } from "./output.ts";
import { createBar } from "./progress.ts";

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

function describeOne(doc: CustomerDoc): string {
  const values = doc.values.map((it) => {
    const reach =
      it.low === null || it.high === null
        ? ""
        : `${showCell({ value: it.low, n: 1 }, money, doc.currency)} to ${showCell({ value: it.high, n: 1 }, money, doc.currency)}`;
    return [it.name, showCell(it.cell, money, doc.currency), reach, it.method];
  });
  const churn = `Leaves within ${doc.churn_days} days: ${showCell(doc.churn, { unit: "ratio" }, null)}. ${doc.notice}`;
  const reasons = doc.churn_reasons.map((it) => `  ${it.effect > 0 ? "likelier" : "less likely"}: ${it.words}`);
  return [
    `${doc.customer}${doc.name ? ` (${doc.name})` : ""}: ${doc.segment.words}`,
    ...doc.scores.map((it) => `  ${it.words}`),
    table(["value", "amount", "interval", "method"], values),
    churn,
    ...reasons,
  ].join("\n");
}

async function score(refit: boolean): Promise<void> {
  const bar = createBar();
  const onProgress = async (share: number, { step }: { step: string }) => bar.update(share, step);
  const done = await withDatabase(({ sql }) => scoreCustomers(sql, { clock: systemClock, refit, onProgress })).finally(
    () => bar.stop(),
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

function addCustomers(program: Command): void {
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

async function erase(id: string, flags: { yes?: boolean; json?: boolean }): Promise<void> {
  if (!flags.yes) throw invalid("yes", "an erasure cannot be undone", "Say --yes if you mean it.");
  const doc = await withDatabase(({ sql, config }) =>
    eraseCustomer(sql, id, {
      clock: systemClock,
      by: "command line",
      placeholder: randomPlaceholder,
      lokiUrl: config.lokiUrl,
    }),
  );
  print(flags.json, doc, () => {
    const places = doc.changed.map((it) => `  ${it.place}: ${it.rows}`);
    const left = doc.left.map((it) => `  STILL FOUND in ${it.place}: ${it.rows}`);
    const others = doc.others.map((it) => `  ${it.place}: ${it.rows}`);
    return [
      `Erased; the orders go by ${doc.placeholder} now. Rows changed:`,
      ...places,
      `Searched everything for ${doc.searched_for} texts: ${doc.left.length === 0 ? "found nowhere." : ""}`,
      ...left,
      ...(others.length > 0
        ? ["A short number or word, or a name that others bear too, stands here; look whether it is theirs:", ...others]
        : []),
      ...(doc.loki ? [doc.loki] : []),
    ].join("\n");
  });
  if (!doc.clean) process.exitCode = exitCodes.rejected;
}

function addCustomer(program: Command): void {
  const customer = program.command("customer").description("One customer: show, export or erase.");
  customer
    .command("show")
    .description("Scores, values, and the reason for each.")
    .argument("<id>", "the shop's own id")
    .option("--names", "with name and e-mail address")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie customer show 12346\n")
    .action(async (id: string, flags: { names?: boolean; json?: boolean }) => {
      const doc = await withDatabase(({ sql }) => readCustomer(sql, { customer: id, personal: flags.names === true }));
      print(flags.json, doc, () => describeOne(doc));
    });
  customer
    .command("export")
    .description("Everything that is known of one person, to be handed to them.")
    .argument("<id>", "the shop's own id")
    .option("--out <file>", "instead of to the terminal")
    .addHelpText("after", "\nExample:\n  vigie customer export 12346 --out customer-12346.json\n")
    .action(async (id: string, flags: { out?: string }) => {
      const text = `${JSON.stringify(await withDatabase(({ sql }) => exportCustomer(sql, id)), null, 2)}\n`;
      if (flags.out === undefined) process.stdout.write(text);
      else await writeFile(callerPath(flags.out), text);
    });
  customer
    .command("erase")
    .description("Remove a person from facts, results, quarantine, notes and log lines; totals stay.")
    .argument("<id>", "the shop's own id")
    .option("--yes", "it cannot be undone")
    .option("--json", "print the API's document")
    .addHelpText(
      "after",
      "\nExit code: 0 found nowhere afterwards, 2 something is left.\n\nExample:\n  vigie customer erase 12346 --yes\n",
    )
    .action(erase);
}

export function addCustomerCommands(program: Command): void {
  addCustomers(program);
  addCustomer(program);
}
