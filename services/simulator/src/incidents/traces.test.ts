import { describe, expect, it } from "vitest";
import { HOUR_MS, MINUTE_MS } from "../calendar/days.ts";
import {
  type Happenings,
  type IncidentKind,
  makeIncident,
  planCoincidences,
  planIncidents,
  planShop,
  simulateAlerts,
  simulateDeploys,
  simulateErrors,
  simulateIncidentLines,
  simulateLogs,
} from "../index.ts";

const plan = planShop({ seed: 42, end: new Date("2026-11-21T14:00:00Z") });
const end = Date.parse(plan.end);
const from = Date.parse("2026-11-18T09:23:00Z");
const to = from + 6 * HOUR_MS;
const incidentOf = (kind: IncidentKind, seed = 1) => makeIncident(plan, { kind, seed, from, to });
const begin = new Date(from - 2 * HOUR_MS);
const finish = new Date(to + 2 * HOUR_MS);

const lines = (happenings: Happenings) => [...simulateLogs(plan, begin, finish, happenings)].flat();
const usualLines = lines({});
/** What is written beyond the usual. */
const added = (kind: IncidentKind) => {
  const usual = new Set(usualLines.map((it) => it.line));
  return lines({ incidents: [incidentOf(kind)] }).filter(({ line }) => !usual.has(line));
};
const addedDeploys = (kind: IncidentKind, seed = 1) =>
  simulateDeploys(plan, { incidents: [incidentOf(kind, seed)] }).slice(simulateDeploys(plan).length);
const minutesBefore = (at: number) => (from - at) / MINUTE_MS;

describe("deploys", () => {
  it("a bad deploy is out 2 to 15 minutes before its effect and is taken back at its end", () => {
    for (let seed = 0; seed < 20; seed++) {
      const [bad, back, ...more] = addedDeploys("bad_deploy", seed);
      expect(more).toEqual([]);
      const service = incidentOf("bad_deploy", seed).truth?.service;
      expect([bad?.service, bad?.rollback, back?.service, back?.rollback]).toEqual([service, false, service, true]);
      const lead = minutesBefore(bad!.started_at.getTime());
      expect(lead >= 2 && lead <= 15 && bad!.finished_at.getTime() <= from).toBe(true);
      expect(back!.finished_at.getTime()).toBe(to);
      expect(back!.version).not.toBe(bad!.version);
    }
  });

  it("lost tracking has a deploy of the storefront 1 to 10 minutes before, other kinds have none", () => {
    const [deploy, ...more] = addedDeploys("tracking_loss");
    const lead = minutesBefore(deploy!.started_at.getTime());
    expect([deploy?.service, more.length, lead >= 1 && lead <= 10]).toEqual(["storefront", 0, true]);
    for (const kind of [
      "payment_outage",
      "card_testing",
      "shell",
      "stock_out",
      "slow_database",
      "unexplained",
    ] as const)
      expect(addedDeploys(kind)).toEqual([]);
  });
});

describe("alerts", () => {
  it("a break-in is a shell, a package manager and a write, 5 to 25 minutes before its effect", () => {
    const usual = new Set(simulateAlerts(plan, 14));
    const alerts = simulateAlerts(plan, 14, { incidents: [incidentOf("shell")] }).filter((line) => !usual.has(line));
    const read = alerts.map((line) => JSON.parse(line));
    expect(read.map((it) => it.rule)).toEqual([
      "Vigie shell in a service container",
      "Vigie package manager in a service container",
      "Vigie write under plugin or web root",
    ]);
    for (const it of read) {
      const lead = minutesBefore(Date.parse(it.time));
      expect(lead >= 5 && lead <= 25).toBe(true);
      expect(it.output_fields["container.name"]).toBe("checkout");
    }
  });

  it("with noise among them are in time order and only of the days asked for", () => {
    const coincidences = planCoincidences(plan, { seed: 1, from: end - 60 * 24 * HOUR_MS, to: end });
    const times = simulateAlerts(plan, 14, { coincidences }).map((line) => JSON.parse(line).time);
    const alerts = times.slice(0, -1);
    expect(alerts).toEqual(alerts.toSorted());
    expect(alerts.length).toBeGreaterThan(simulateAlerts(plan, 14).length);
    expect(Date.parse(alerts[0])).toBeGreaterThanOrEqual(end - 14 * 24 * HOUR_MS);
  });
});

describe("log lines", () => {
  const steps = (to - from) / (5 * MINUTE_MS);
  const during = (kind: IncidentKind, service: string, level: string) =>
    added(kind).filter((it) => it.service === service && it.level === level);

  it.each([
    ["bad_deploy", incidentOf("bad_deploy").truth?.service ?? "", "error", 15, 80],
    ["payment_outage", "payment", "error", 15, 90],
    ["payment_outage", "checkout", "error", 0.5, 5],
    ["card_testing", "payment", "warn", 40, 100],
    ["shell", "checkout", "error", 0.5, 5],
    ["slow_database", "database", "error", 15, 60],
    ["slow_database", "database", "warn", 15, 80],
    ["slow_database", "checkout", "error", 0.5, 5],
    ["slow_database", "search", "error", 0.5, 5],
  ] as const)("%s: %s writes %s lines in every step while it lasts, %i to %i", (kind, service, level, least, most) => {
    const found = during(kind, service, level);
    expect(found.length / steps).toBeGreaterThan(least);
    expect(found.length / steps).toBeLessThan(most);
    expect(found.every(({ at }) => at >= from - 5 * MINUTE_MS && at < to)).toBe(true);
  });

  it.each(["stock_out", "tracking_loss", "unexplained"] as const)("%s writes none", (kind) => {
    expect(added(kind)).toEqual([]);
  });

  it("what the services write otherwise stays as it was, whatever happens", () => {
    const with_ = new Set(lines({ incidents: [incidentOf("slow_database")] }).map(({ line }) => line));
    expect(usualLines.filter(({ line }) => !with_.has(line))).toEqual([]);
  });

  it("those of incidents alone are what they add to the usual ones", () => {
    const happenings = { incidents: [incidentOf("slow_database"), incidentOf("bad_deploy")] };
    const usual = new Set(usualLines.map((it) => it.line));
    const alone = [...simulateIncidentLines(plan, begin, finish, happenings)].flat();
    const sorted = (rows: readonly { at: number; line: string }[]) =>
      rows.map(({ at, line }) => `${at} ${line}`).toSorted();
    expect(sorted(alone)).toEqual(sorted(lines(happenings).filter(({ line }) => !usual.has(line))));
  });

  it("a minute is the same in whatever stretch it is asked for", () => {
    const incidents = [incidentOf("payment_outage")];
    const parts = [begin, new Date(from + 90_500), new Date(from + 3 * HOUR_MS + 1), finish];
    const pieces = parts
      .slice(1)
      .flatMap((until, index) => [...simulateLogs(plan, parts[index] ?? until, until, { incidents })].flat());
    expect(pieces).toEqual(lines({ incidents }));
  });
});

describe("simulateErrors", () => {
  const range = { seed: 3, from: end - 10 * 24 * HOUR_MS, to: end };
  const incidents = planIncidents(plan, {
    ...range,
    kinds: ["bad_deploy", "payment_outage", "slow_database", "shell"],
  });
  const coincidences = planCoincidences(plan, range);

  it("counts exactly the error lines that simulateLogs has, by service and step", () => {
    const [first, last] = [new Date(end - 10 * 24 * HOUR_MS), new Date(end)];
    const counted = simulateErrors(plan, first, last, { incidents, coincidences });
    const made = new Map([...counted.services.keys()].map((name) => [name, counted.starts.map(() => 0)]));
    for (const minute of simulateLogs(plan, first, last, { incidents, coincidences })) {
      for (const { at, service, level } of minute) {
        const step = Math.floor((at - counted.starts[0]!.getTime()) / 300_000);
        if (level === "error") made.get(service)![step]! += 1;
      }
    }
    expect(incidents.length).toBeGreaterThan(2);
    expect(counted.services).toEqual(made);
    const sum = (name: string) => counted.services.get(name)!.reduce((total, n) => total + n, 0);
    expect(sum("payment")).toBeGreaterThan(500);
  });

  it("takes whole steps only, at most the length asked for", () => {
    const some = simulateErrors(plan, new Date(from + 1), new Date(from + HOUR_MS), { stepSeconds: 600 });
    expect(some.starts.map((it) => it.getTime() % 600_000)).toEqual(some.starts.map(() => 0));
    expect(some.starts).toHaveLength(5);
    expect(simulateErrors(plan, new Date(from), new Date(from)).starts).toEqual([]);
  });

  it("is fast: ten weeks of all services in a second on a busy machine", () => {
    const started = performance.now();
    simulateErrors(plan, new Date(end - 70 * 24 * HOUR_MS), new Date(end), { incidents, coincidences });
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
