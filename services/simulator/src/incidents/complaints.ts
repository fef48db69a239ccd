import { MINUTE_MS } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import { type LineKind, type LineLevel, SERVICES } from "../signals/services.ts";
import type { Coincidence, Happenings, SimulatedIncident } from "./incident.ts";

/** Lines that a service writes for a time beyond its usual ones. */
export interface Complaint {
  /** Names its stream of random numbers. */
  key: string;
  service: string;
  kind: LineKind;
  from: number;
  to: number;
}

interface Voice {
  service: string;
  level: LineLevel;
  /** At size 1 and average traffic. */
  perMinute: number;
  text: string;
  /** Begins up to so many minutes before the effect. */
  lead?: number;
}

/** Milder: too few in five minutes to be a burst of their own. */
const timeouts = (service: string, perMinute: number, text: string): Voice => ({
  service,
  level: "error",
  perMinute,
  text,
});

function voicesOf({ kind, truth }: SimulatedIncident): Voice[] {
  switch (kind) {
    case "bad_deploy": {
      const service = truth?.service ?? "checkout";
      const what = service === "checkout" ? "basket {id}" : "product {sku}";
      return [{ service, level: "error", perMinute: 12, text: `TypeError: cannot read 'price' of ${what}` }];
    }
    case "payment_outage": {
      const text = "payment of order {id} failed: provider answered 503 after {ms} ms";
      return [
        { service: "payment", level: "error", perMinute: 12, text, lead: 5 },
        timeouts("checkout", 0.5, "order {id} given up: payment timed out after {ms} ms"),
      ];
    }
    case "card_testing":
      return [{ service: "payment", level: "warn", perMinute: 4, text: "payment of order {id} declined by the bank" }];
    case "shell":
      return [timeouts("checkout", 0.6, "order {id} not written: unexpected end of answer after {ms} ms")];
    case "slow_database":
      return [
        { service: "database", level: "error", perMinute: 14, text: "statement timeout after {ms} ms", lead: 3 },
        { service: "database", level: "warn", perMinute: 18, text: "lock wait of {ms} ms, {n} waiting", lead: 3 },
        timeouts("checkout", 0.8, "order {id} given up: database did not answer within {ms} ms"),
        timeouts("search", 0.7, "query given up: database did not answer within {ms} ms"),
      ];
    case "stock_out":
    case "tracking_loss":
    case "unexplained":
      return [];
  }
}

function complaintsOfIncident({ seed }: Plan, it: SimulatedIncident): Complaint[] {
  return voicesOf(it).map(({ service, level, perMinute, text, lead = 0 }, index) => ({
    key: `${it.key} lines ${index}`,
    service,
    kind: { level, perMinute: perMinute * it.size, text },
    from: it.from - stream(seed, `${it.key} lead`, index).below(lead + 1) * MINUTE_MS,
    to: it.to,
  }));
}

/** A burst of errors that the service has now and then anyway. */
function burst({ seed }: Plan, { service, from, to }: Coincidence): Complaint[] {
  const random = stream(seed, `burst of ${service}`, from / MINUTE_MS);
  const usual = SERVICES.find(({ name }) => name === service)?.lines.filter(({ level }) => level === "error") ?? [];
  const perMinute = 3 + 6 * random.float();
  return usual.map((kind) => ({ key: `burst of ${service} ${from}`, service, kind: { ...kind, perMinute }, from, to }));
}

/** What services write because of incidents and coincidences. */
export function complaintsOf(plan: Plan, { incidents = [], coincidences = [] }: Happenings): Complaint[] {
  return [
    ...incidents.flatMap((it) => complaintsOfIncident(plan, it)),
    ...coincidences.filter(({ kind }) => kind === "log_burst").flatMap((it) => burst(plan, it)),
  ];
}
