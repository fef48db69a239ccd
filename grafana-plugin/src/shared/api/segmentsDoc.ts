import type { Cell } from "./types.ts";

// By hand, as the API's schema leads the type checker on to sources that are not made for browsers;
// tests/stack/contract.test.ts holds both against each other.

export interface KindOfBuyer {
  segment: number;
  name: string;
  customers: number;
  share: number;
  monetary_share: Cell;
  words: string;
  profile: {
    feature: string;
    name: string;
    unit: "days" | "count" | "money" | "ratio";
    mean: number;
    of_all: number;
    /** The segment's middle, in standard deviations from the mean customer. */
    z: number;
  }[];
}

export interface TriedDoc {
  segments: number;
  inertia: number;
  silhouette: Cell;
  davies_bouldin: Cell;
  stability: Cell;
}

/** `GET /v1/segments` */
export interface SegmentsDoc {
  sentence: string;
  currency: string | null;
  currencies: string[];
  version: number | null;
  as_of: string | null;
  fitted_as_of: string | null;
  made_at: string | null;
  customers: number;
  settings: { features: string[]; from: number; to: number; seed: number; refit_days: number };
  segments: KindOfBuyer[];
  tried: TriedDoc[];
  axes: { share: number; loadings: { feature: string; name: string; loading: number }[] }[];
  points: { x: number; y: number; segment: number }[];
  /** `from` is "" where somebody was no customer before. */
  flows: { as_of: string; from: string; to: string; customers: number; refitted: boolean }[];
  elapsed_ms: number | null;
}
