import { makeIncident, type Plan, type SimulatedIncident } from "@vigie/simulator";
import { dayMs } from "../platform/time/days.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const hours = 11;
/** The shop takes two orders an hour: less of a loss could not be told from chance. */
const size = 0.95;
/** By day, when much is lost: in UTC. */
const [earliest, latest] = [7 * hourMs, 10 * hourMs];

/** The incident in the demo shop's history: a bad deploy of its checkout about fifty hours before the end. */
export function pastIncident(plan: Plan): SimulatedIncident {
  const end = Date.parse(plan.end);
  const day = Math.floor(end / dayMs) * dayMs - 2 * dayMs;
  const wanted = Math.floor((end - 50 * hourMs) / minuteMs) * minuteMs;
  const from = Math.min(Math.max(wanted, day + earliest), day + latest);
  const it = makeIncident(plan, { kind: "bad_deploy", seed: plan.seed, from, to: from + hours * hourMs, size });
  return { ...it, truth: { signal: "deploy", service: "checkout" } };
}
