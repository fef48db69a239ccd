import { availableParallelism } from "node:os";
import { INCIDENT_KINDS, type IncidentKind } from "@vigie/simulator";
import type { Command } from "commander";
import { invalid } from "../platform/errors/index.ts";
import {
  addUp,
  missesOf,
  type Outcome,
  percent,
  type Scorecard,
  type SeedScore,
  scoreSeeds,
} from "../scorecard/index.ts";
import { print } from "./output.ts";
import { createBar } from "./progress.ts";

interface Flags {
  seeds: string;
  ordersPerDay: string;
  weeks: string;
  learning: string;
  perWeek: string;
  size: string;
  kinds?: string;
  end: string;
  list?: boolean;
  json?: boolean;
}

const mostSeeds = 1_000;

/** "1..20", "3", "1,5,9". */
export function seedsOf(text: string): number[] {
  const seeds = text.split(",").flatMap((part) => {
    const match = /^(\d+)(?:\.\.(\d+))?$/.exec(part.trim());
    if (!match) throw invalid("seeds", `${text} is not a list of seeds`, "Write 1..20, or 1,5,9.");
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (to < from || to - from >= mostSeeds)
      throw invalid("seeds", `${part} is not a range of at most ${mostSeeds} seeds`);
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
  return [...new Set(seeds)];
}

function amount(name: string, text: string, least: number): number {
  const value = Number(text);
  if (!(value >= least)) throw invalid(name, `${text} is not a number of at least ${least}`);
  return value;
}

function kindsOf(text: string | undefined): IncidentKind[] | undefined {
  return text?.split(",").map((kind) => {
    const known = INCIDENT_KINDS.find((it) => it === kind.trim());
    if (!known) throw invalid("kinds", `${kind} is not a kind of incident`, `Possible: ${INCIDENT_KINDS.join(", ")}.`);
    return known;
  });
}

function optionsOf(flags: Flags) {
  const end = new Date(flags.end);
  if (Number.isNaN(end.getTime())) throw invalid("end", `${flags.end} is not a date`, "Write 2026-06-29.");
  const weeks = amount("weeks", flags.weeks, 2);
  const learningWeeks = amount("learning", flags.learning, 1);
  if (learningWeeks >= weeks) throw invalid("learning", "must be less than weeks", "The rest of the weeks is judged.");
  return {
    weeks,
    learningWeeks,
    ordersPerDay: amount("orders-per-day", flags.ordersPerDay, 10),
    incidentsPerWeek: amount("per-week", flags.perWeek, 0.1),
    size: amount("size", flags.size, 0.01),
    kinds: kindsOf(flags.kinds),
    end,
  };
}

const time = (ms: number) => new Date(ms).toISOString().slice(0, 16).replace("T", " ");

function outcomeLine(seed: number, { incident, found, delay, place, named }: Outcome): string {
  const what = `${seed}  ${time(incident.from)}  ${incident.kind.padEnd(15)}`;
  if (!found) return `${what} not found`;
  const first = found.causes[0];
  const cause = !first ? "no candidate" : `${named ? "likely" : "first"}: ${first.signal.title}`;
  const right = incident.truth ? (place ? `right cause at ${place}` : "right cause not there") : "nothing to be found";
  return `${what} after ${delay} h by ${found.metric}; ${right}; ${cause}`;
}

function lines(card: Scorecard, scores: readonly SeedScore[], list: boolean): string[] {
  const row = (name: string, value: string) => `  ${name.padEnd(34)} ${value}`;
  const hours = (value: number | null) => (value === null ? "none" : `${value} h`);
  const kinds = Object.entries(card.by_kind).map(([kind, it]) => {
    const top = it.top_1.of === 0 ? "" : `, top-1 ${percent(it.top_1)}, top-3 ${percent(it.top_3)}`;
    return row(`  ${kind}`, `found ${percent(it.recall)}, delay ${hours(it.delay_median)}${top}`);
  });
  const misses = missesOf(card);
  return [
    ...(list ? [...scores.flatMap((it) => it.outcomes.map((one) => outcomeLine(it.seed, one))), ""] : []),
    `${card.incidents} incidents in the shops of ${card.seeds} seeds, ${card.months.toFixed(1)} months judged:`,
    row("precision", percent(card.precision)),
    row("recall", percent(card.recall)),
    row("delay, median", hours(card.delay_median)),
    row("found in its hour or the next", percent(card.delay_within_1)),
    row("right cause first (top-1)", percent(card.top_1)),
    row("right cause among three (top-3)", percent(card.top_3)),
    row("right cause first and called likely", percent(card.named_right)),
    row("false causes, where there is none", percent(card.false_causes)),
    row("false incidents in harmless shops", `${card.false_incidents_a_month.toFixed(2)} a month`),
    "",
    ...kinds,
    "",
    misses.length === 0 ? "The bar is met." : `The bar is missed: ${misses.join("; ")}.`,
  ];
}

async function scorecard(flags: Flags): Promise<void> {
  const seeds = seedsOf(flags.seeds);
  const options = optionsOf(flags);
  const progress = createBar();
  let done = 0;
  const onScore = () => progress.update(++done / seeds.length, `${done} of ${seeds.length} shops`);
  const workers = Math.max(1, availableParallelism());
  progress.update(0, `${seeds.length} shops`);
  const scores = await scoreSeeds(seeds, options, { workers, onScore }).finally(() => progress.stop());
  const card = addUp(scores);
  print(flags.json, { ...card, misses: missesOf(card) }, () => lines(card, scores, flags.list ?? false).join("\n"));
  if (missesOf(card).length > 0) process.exitCode = 1;
}

export function addScorecardCommand(program: Command): void {
  program
    .command("scorecard")
    .description(
      "Score the lookout on simulated shops whose incidents are known: found, how soon, and the right cause.",
    )
    .option("--seeds <list>", "seeds of the shops", "1..20")
    .option("--orders-per-day <n>", "size of the shops", "2000")
    .option("--weeks <n>", "length of a shop's time", "10")
    .option("--learning <n>", "weeks at its begin that are only learnt from", "5")
    .option("--per-week <n>", "incidents a week", "2")
    .option("--size <factor>", "what the usual sizes of incidents are multiplied by", "1")
    .option("--kinds <list>", "only these kinds of incidents")
    .option("--end <day>", "end of the shops' time", "2026-06-29")
    .option("--list", "also list every incident with what was said of it")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie scorecard --seeds 1..20\n\nThe exit code is 1 when the bar is missed.")
    .action(scorecard);
}
