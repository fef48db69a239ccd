import type { Command } from "commander";
import { markPast } from "../attacks/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { withDatabase } from "./database.ts";
import { print } from "./output.ts";

const mostDays = 20_000;

function daysOf(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > mostDays)
    throw invalid("days", `${text} is no number of days`, `Possible: 1 to ${mostDays}.`);
  return days;
}

export function addAttackCommands(program: Command): void {
  program
    .command("attacks")
    .description("Mark card testing and bot orders in older orders too, as after an import.")
    .option("--days <n>", "how far back", "90")
    .option("--json", "print what was marked as JSON")
    .addHelpText("after", "\nExample:\n  vigie attacks --days 365\n")
    .action(async (flags: { days: string; json?: boolean }) => {
      const days = daysOf(flags.days);
      const marked = await withDatabase(({ sql }) => markPast(sql, systemClock, days));
      print(
        flags.json,
        marked,
        () => `${marked.attacks} attacks in ${days} days; ${marked.orders} orders newly marked.`,
      );
    });
}
