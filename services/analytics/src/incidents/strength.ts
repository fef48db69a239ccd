import type { Signal } from "../signals/schema.ts";

/** Errors that come this soon after a change of the same service are taken as its doing. */
const followsWithinMs = 45 * 60_000;
const troubles = new Set<Signal["kind"]>(["log_burst", "log_pattern"]);
const changes = new Set<Signal["kind"]>(["deploy", "falco", "experiment"]);

const startOf = (it: Signal) => new Date(it.started_at).getTime();

const number = (value: unknown): number | undefined =>
  typeof value === "number" && Number.isFinite(value) ? value : undefined;

/** How much of it there was, from the signal alone: 1 is usual for its kind, and more of it counts by its logarithm. */
function ownStrength({ kind, count, detail }: Signal): number {
  switch (kind) {
    case "log_burst": {
      const usual = number(detail["usual_per_step"]) ?? 1;
      return 1 + Math.log(1 + count / (10 + 10 * usual));
    }
    case "falco":
    case "attack":
      return 1 + Math.log(Math.max(1, count)) / 3;
    case "stock_out":
      return soldOut(number(detail["revenue_share"]) ?? 0);
    case "deploy":
      return detail["state"] === "failed" ? 1.2 : 1;
    default:
      return 1;
  }
}

/** By the share of the shop's revenue that is gone. */
const soldOut = (share: number) => 1 + Math.log(1 + 100 * share);

export interface Strength {
  strength: number;
  /** Trouble of the same service that began shortly after it: errors after a deploy, after a shell. */
  followers: Signal[];
  /** The share of the shop's revenue that it can cost at most, where that is known. */
  reach?: number;
}

/** What sells out at the same time in one category counts together: a shelf, a supplier, a warehouse. */
const togetherMs = 30 * 60_000;

function soldOutTogether(it: Signal, others: readonly Signal[]): Strength {
  const share = others
    .filter((other) => Math.abs(startOf(other) - startOf(it)) <= togetherMs)
    .reduce((sum, other) => sum + (number(other.detail["revenue_share"]) ?? 0), 0);
  return { strength: soldOut(share), followers: [], reach: share };
}

/** A shell, then a package manager, then a write below the web root: different rules in one place within an hour. */
const attackMs = 3_600_000;
const perRule = 1.5;

function companions(it: Signal, sameService: readonly Signal[]): number {
  const rule = it.detail["rule"];
  const near = sameService.filter(
    (other) => Math.abs(startOf(other) - startOf(it)) <= attackMs && other.detail["rule"] !== rule,
  );
  return perRule * new Set(near.map((other) => other.detail["rule"])).size;
}


/**
 * The strength of each signal, whatever it did to the figures. A deploy that is followed by errors of its own service is a
 * rarer thing than a deploy, and says more.
 */
export function strengthsOf(signals: readonly Signal[]): Map<number, Strength> {
  const trouble = Map.groupBy(
    signals.filter((it) => troubles.has(it.kind) && it.dimensions["service"]),
    (it) => it.dimensions["service"] ?? "",
  );
  const alerts = Map.groupBy(
    signals.filter((it) => it.kind === "falco"),
    (it) => it.dimensions["service"] ?? "",
  );
  const shelves = Map.groupBy(
    signals.filter((it) => it.kind === "stock_out"),
    (it) => it.dimensions["category"] ?? "",
  );
  return new Map(
    signals.map((it) => {
      if (it.kind === "stock_out")
        return [it.id, soldOutTogether(it, shelves.get(it.dimensions["category"] ?? "") ?? [])];
      const own = ownStrength(it) + (it.kind === "falco" ? companions(it, alerts.get(it.dimensions["service"] ?? "") ?? []) : 0);
      if (!changes.has(it.kind)) return [it.id, { strength: own, followers: [] }];
      const at = startOf(it);
      const followers = (trouble.get(it.dimensions["service"] ?? "") ?? []).filter(
        (other) => startOf(other) >= at && startOf(other) - at <= followsWithinMs,
      );
      const most = followers.reduce((sum, other) => Math.max(sum, ownStrength(other)), 0);
      return [it.id, { strength: own + most, followers }];
    }),
  );
}
