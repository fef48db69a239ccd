import { simulateUsers } from "@vigie/simulator";
import type { Command } from "commander";
import { loadSimulation } from "../demo/index.ts";
import { systemClock } from "../platform/clock/index.ts";
import { invalid, VigieError } from "../platform/errors/index.ts";
import { withDatabase } from "./database.ts";
import { print } from "./output.ts";
import { createBar } from "./progress.ts";

interface Flags {
  users: string;
  days: string;
  seed: string;
  end?: string;
  json?: boolean;
}

function whole(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw invalid(name, `${text} is not a whole number of at least ${least}`);
  return value;
}

function endOf(text: string | undefined): Date {
  const end = text === undefined ? systemClock() : new Date(text);
  if (Number.isNaN(end.getTime()))
    throw invalid("end", `${text} is not a date`, "Write 2026-11-21 or 2026-11-21T14:00:00Z.");
  return end;
}

const words = { making: "Making", writing: "Writing", counting: "Counting up", signals: "Logs, alerts and deploys" };

async function simulate(flags: Flags): Promise<void> {
  const seed = whole("seed", flags.seed, 0);
  const options = {
    users: whole("users", flags.users, 1),
    days: whole("days", flags.days, 1),
    seed,
    end: endOf(flags.end),
  };
  const { plan, days } = simulateUsers(options);
  const prefix = `sim${seed}-`;
  const counts = await withDatabase(async ({ sql }) => {
    const [known] = await sql`select 1 from shop.store where key like ${`${prefix}%`} limit 1`;
    if (known) throw new VigieError("conflict", `The shop of seed ${seed} is here already. Take another seed.`);
    const bar = createBar();
    try {
      return await loadSimulation(sql, systemClock, plan, days, {
        prefix,
        onProgress: ({ phase, share }) => bar.update(share, words[phase]),
      });
    } finally {
      bar.stop();
    }
  });
  const document = { seed, start: plan.start, end: plan.end, ...counts };
  print(
    flags.json,
    document,
    () =>
      `${counts["sales_order"]} orders of ${counts["customer"]} customers, ${plan.start.slice(0, 10)} to ${plan.end.slice(0, 10)}, in stores ${prefix}*.`,
  );
}

export function addSimulateCommand(program: Command): void {
  program
    .command("simulate")
    .description("Add a simulated shop: the same seed and end give the same shop.")
    .option("--users <n>", "customers", "1000")
    .option("--days <n>", "days up to the end", "30")
    .option("--seed <n>", "seed", "7")
    .option("--end <instant>", "end of the period; default now")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie simulate --users 1000 --days 30 --seed 7\n")
    .action(simulate);
}
