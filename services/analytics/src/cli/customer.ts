import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { eraseCustomer, exportCustomer, randomPlaceholder, readCustomer } from "../customers/index.ts";
import type { CustomerDoc } from "../customers/schema.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { callerPath, withDatabase } from "./database.ts";
import { exitCodes, print, showCell, table } from "./output.ts";

const money = { unit: "money" } as const;

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

export function addCustomerCommands(program: Command): void {
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
