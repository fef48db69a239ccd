import type { Sql } from "@vigie/db";
import {
  calendarOf,
  type Plan,
  planCoincidences,
  simulateAlerts,
  simulateDeploys,
  simulateErrors,
  simulatePriceChanges,
} from "@vigie/simulator";
import { writeDeploy } from "../deploys/index.ts";
import { burstSignal, burstsOverTime } from "../logs/index.ts";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { keepAlerts, readAlert } from "../security/index.ts";
import { type NewSignal, writeSignals } from "../signals/index.ts";
import { judge } from "../triage/index.ts";
import type { TriageAction } from "../triage/schema.ts";
import { readIncidents } from "./happenings.ts";

const findGroup = statement(import.meta.url, "find_group.sql");
/** As long a past as causes are held against. */
const pastDays = 182;
/** Log lines themselves are written of the last days; of the time before there is what was found in them. */
const lineDays = 7;
/** The shop goes on after its end, and its campaigns are planned. */
const comingDays = 365;
const source = "demo";

const startOf = (day: string) => new Date(`${day}T00:00:00Z`);
const endOf = (day: string) => new Date(startOf(day).getTime() + dayMs);

function campaignsOf(plan: Plan): NewSignal[] {
  return plan.campaigns.map(({ key, name, starts_on, ends_on, categories, discount }) => ({
    kind: "campaign",
    key: `${key} ${starts_on}`,
    title: name,
    severity: "info",
    started_at: startOf(starts_on),
    ended_at: endOf(ends_on),
    dimensions: {},
    detail: { categories, discount },
    source,
  }));
}

function holidaysOf(plan: Plan): NewSignal[] {
  const countries = new Map(plan.countries.map(({ code, name }) => [code, name]));
  return plan.holidays.map(({ date, country, name }) => ({
    kind: "holiday",
    key: `${name} ${country} ${date}`,
    title: `${name} (${countries.get(country) ?? country})`,
    severity: "info",
    started_at: startOf(date),
    ended_at: endOf(date),
    dimensions: { country: countries.get(country) ?? country },
    source,
  }));
}

function priceChangesOf(plan: Plan): NewSignal[] {
  const products = new Map(plan.products.map((it) => [it.key, it]));
  return simulatePriceChanges(plan).map(({ product_key, at, before, after }) => {
    const product = products.get(product_key);
    const direction = Number(after) > Number(before) ? "up" : "down";
    return {
      kind: "price_change",
      key: `${product_key} ${at.toISOString()}`,
      title: `${product?.name ?? product_key}: price ${direction} from ${before} to ${after}`,
      severity: "info",
      started_at: at,
      ended_at: at,
      dimensions: { product: product_key, ...(product ? { category: product.category, brand: product.brand } : {}) },
      detail: { before, after, change: Math.round((Number(after) / Number(before) - 1) * 10_000) / 10_000 },
      source,
    };
  });
}

/** Error bursts of the weeks before those whose lines are there. */
function burstsOf(plan: Plan): NewSignal[] {
  const end = Date.parse(plan.end);
  const coincidences = planCoincidences(plan, {
    seed: plan.seed,
    from: end - pastDays * dayMs,
    to: end - lineDays * dayMs,
  });
  const bursts = coincidences.filter((it) => it.kind === "log_burst");
  const [from, to] = [new Date(end - pastDays * dayMs), new Date(end - lineDays * dayMs)];
  const { services, ...steps } = simulateErrors(plan, from, to, { coincidences: bursts });
  return [...services].flatMap(([service, counts]) => burstsOverTime(service, counts, steps)).map(burstSignal);
}

/** What people said of some alert groups, hours before the shop's end. */
const judgements: readonly { rule: string; place: string; hoursBefore: number; action: TriageAction }[] = [
  {
    rule: "Vigie shell in a service container",
    place: "search",
    hoursBefore: 140,
    action: { action: "verdict", verdict: "false_alarm", reason: "The nightly reindex starts its script by sh." },
  },
  {
    rule: "Vigie logs tampered with",
    place: "payment",
    hoursBefore: 70,
    action: { action: "verdict", verdict: "expected", reason: "logrotate, newly installed." },
  },
  {
    rule: "Vigie unexpected outbound connection",
    place: "storefront",
    hoursBefore: 30,
    action: { action: "acknowledge", reason: "Asked the storefront team about this address." },
  },
];

async function judgeDemo(sql: Sql, end: number): Promise<void> {
  for (const { rule, place, hoursBefore, action } of judgements) {
    const [group] = await run<{ id: number }>(sql, findGroup, { rule, place });
    if (!group) continue;
    const at = new Date(end - hoursBefore * 3_600_000);
    await judge(sql, () => at, { kind: "falco", subject: String(group.id) }, action, source);
  }
}

/** What happened beside the demo shop's sales: campaigns, holidays, prices, deploys, and its machine's alerts. */
export async function writeDemoSignals(sql: Sql, clock: Clock, plan: Plan): Promise<void> {
  const happenings = { incidents: await readIncidents(sql) };
  const coming = { ...plan, ...calendarOf(Date.parse(plan.start), Date.parse(plan.end) + comingDays * dayMs) };
  const dated = [...campaignsOf(coming), ...holidaysOf(coming), ...priceChangesOf(plan), ...burstsOf(plan)];
  await writeSignals(sql, clock(), dated);
  for (const it of simulateDeploys(plan, happenings)) {
    const { started_at, finished_at, ...deploy } = it;
    const times = { started_at: started_at.toISOString(), finished_at: finished_at.toISOString() };
    await writeDeploy(sql, clock, { ...deploy, ...times, environment: "production" }, { source });
  }
  const alerts = simulateAlerts(plan, pastDays, happenings).flatMap((line) => {
    const reading = readAlert(line);
    return "alert" in reading ? [reading.alert] : [];
  });
  await keepAlerts(sql, clock, alerts);
  await judgeDemo(sql, Date.parse(plan.end));
}
