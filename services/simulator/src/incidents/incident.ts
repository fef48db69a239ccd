export const INCIDENT_KINDS = [
  "bad_deploy",
  "payment_outage",
  "card_testing",
  "shell",
  "stock_out",
  "tracking_loss",
  "slow_database",
  "unexplained",
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** What a right answer names: the kind of signal and what identifies it. */
export interface Truth {
  signal: "deploy" | "log_burst" | "falco" | "stock_out" | "attack";
  service?: string;
  category?: string;
}

export interface SimulatedIncident {
  key: string;
  kind: IncidentKind;
  /** Milliseconds since 1970; the end is the first instant without it. */
  from: number;
  to: number;
  /** Share of what it can stop that it stops; of card testing: bot orders to each usual one. */
  size: number;
  /** Where, if not everywhere. */
  category?: string;
  payment_method?: string;
  country?: string;
  /** Null: there is nothing to be found. */
  truth: Truth | null;
}

/** Something that happens beside an incident and changes no figure. */
export interface Coincidence {
  kind: "deploy" | "log_burst" | "falco";
  service: string;
  from: number;
  to: number;
}

/** What happened on the shop's machines beyond the usual. */
export interface Happenings {
  incidents?: readonly SimulatedIncident[];
  coincidences?: readonly Coincidence[];
}

/** The size of each kind where none is asked for. */
export const USUAL_SIZE: Readonly<Record<IncidentKind, number>> = {
  bad_deploy: 0.6,
  payment_outage: 0.9,
  card_testing: 3,
  shell: 0.5,
  stock_out: 0.7,
  tracking_loss: 0.7,
  slow_database: 0.45,
  unexplained: 0.5,
};

/** No share is above 1; bots may outnumber the usual orders. */
export const largestSize = (kind: IncidentKind): number => (kind === "card_testing" ? Number.POSITIVE_INFINITY : 1);
