import type { Signal } from "../signals/schema.ts";

/** Errors that come this soon after a change of the same service are taken as its doing. */
const followsWithinMs = 45 * 60_000;
/** Bursts of one service with gaps no longer than this are one time of trouble. */
const troubleGapMs = 30 * 60_000;
/** What sells out at the same time in one category counts together: a shelf, a supplier, a warehouse. */
const togetherMs = 30 * 60_000;
/** A shell, then a package manager, then a write below the web root: different rules in one place within an hour. */
const attackMs = 3_600_000;
const perRule = 1.5;

const troubles = new Set<Signal["kind"]>(["log_burst", "log_pattern"]);
const changes = new Set<Signal["kind"]>(["deploy", "falco", "experiment"]);

const startOf = (it: Signal) => new Date(it.started_at).getTime();
const endOf = (it: Signal) => (it.ended_at === null ? Number.POSITIVE_INFINITY : new Date(it.ended_at).getTime());

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
    case "deploy":
      return detail["state"] === "failed" ? 1.2 : 1;
    default:
      return 1;
  }
}

/** Trouble that lasts until a time; a signal that is an instant has none. */
export interface Lasting {
  strength: number;
  until: number;
}

export interface Strength {
  /** What it counts whatever came of it. */
  strength: number;
  /** What it counts for as long as it lasts: errors, its own or those that it brought about. */
  lasting?: Lasting;
  /** Trouble of the same service that began shortly after it: errors after a deploy, after a shell. */
  followers: Signal[];
  /** The share of the shop's revenue that it can cost at most, where that is known. */
  reach?: number;
}

/** By the share of the shop's revenue that is gone. */
function soldOutTogether(it: Signal, shelf: readonly Signal[]): Strength {
  const share = shelf
    .filter((other) => Math.abs(startOf(other) - startOf(it)) <= togetherMs)
    .reduce((sum, other) => sum + (number(other.detail["revenue_share"]) ?? 0), 0);
  return { strength: 1 + Math.log(1 + 100 * share), followers: [], reach: share };
}

/** Other rules that spoke up in the same place at about the same time. */
function companions(it: Signal, inPlace: readonly Signal[]): number {
  const rule = it.detail["rule"];
  const near = inPlace.filter(
    (other) => Math.abs(startOf(other) - startOf(it)) <= attackMs && other.detail["rule"] !== rule,
  );
  return perRule * new Set(near.map((other) => other.detail["rule"])).size;
}

/** Until when a service's trouble lasted, gaps left out. */
function untilOf(it: Signal, ofService: readonly Signal[]): number {
  const later = ofService.filter((other) => startOf(other) >= startOf(it)).toSorted((a, b) => startOf(a) - startOf(b));
  return later.reduce(
    (until, other) => (startOf(other) <= until + troubleGapMs ? Math.max(until, endOf(other)) : until),
    endOf(it),
  );
}

function ofTrouble(it: Signal, ofService: readonly Signal[]): Strength {
  // That an error is new says as much at any hour; only bursts last.
  if (it.kind === "log_pattern") return { strength: ownStrength(it), followers: [] };
  return { strength: 0, lasting: { strength: ownStrength(it), until: untilOf(it, ofService) }, followers: [] };
}

function ofChange(it: Signal, own: number, ofService: readonly Signal[]): Strength {
  const at = startOf(it);
  const followers = ofService.filter((other) => startOf(other) >= at && startOf(other) - at <= followsWithinMs);
  const [most] = followers.toSorted((a, b) => ownStrength(b) - ownStrength(a));
  if (!most) return { strength: own, followers };
  return { strength: own, lasting: { strength: ownStrength(most), until: untilOf(most, ofService) }, followers };
}

/**
 * The strength of each signal, whatever it did to the figures. A deploy that is followed by errors of its own service is a
 * rarer thing than a deploy, and says more; so is a shell that is followed by a package manager.
 */
export function strengthsOf(signals: readonly Signal[]): Map<number, Strength> {
  const by = (kinds: ReadonlySet<string>, dimension: string) =>
    Map.groupBy(
      signals.filter((it) => kinds.has(it.kind)),
      (it) => it.dimensions[dimension] ?? "",
    );
  const trouble = by(troubles, "service");
  trouble.delete("");
  const alerts = by(new Set(["falco"]), "service");
  const shelves = by(new Set(["stock_out"]), "category");
  return new Map(
    signals.map((it): [number, Strength] => {
      const service = it.dimensions["service"] ?? "";
      const ofService = trouble.get(service) ?? [];
      if (it.kind === "stock_out")
        return [it.id, soldOutTogether(it, shelves.get(it.dimensions["category"] ?? "") ?? [])];
      if (troubles.has(it.kind)) return [it.id, ofTrouble(it, ofService)];
      const more = it.kind === "falco" ? companions(it, alerts.get(service) ?? []) : 0;
      const own = ownStrength(it) + more;
      return [it.id, changes.has(it.kind) ? ofChange(it, own, ofService) : { strength: own, followers: [] }];
    }),
  );
}
