import { isDeepStrictEqual } from "node:util";
import type { Sql } from "@vigie/db";
import type { Clock } from "../platform/clock/index.ts";
import { run, statement } from "../platform/sql/index.ts";
import { fromDay } from "../platform/time/days.ts";

const readThem = statement(import.meta.url, "read_currencies.sql");

/** A currency in which customers bought. */
export interface Scored {
  currency: string;
  customers: number;
  /** All days before this one are over and known. */
  as_of: string;
  first_day: string;
  minor_units: number;
}

export interface RunOptions {
  clock: Clock;
  /** Fits the models anew whatever their age. */
  refit?: boolean;
  onProgress?: (share: number, detail: { step: string }) => Promise<void>;
}

/** Options of one currency's part: its progress is always told. */
export type PartOptions = RunOptions & Required<Pick<RunOptions, "onProgress">>;

/** Does the work in one currency after another; its progress is a part of the whole. */
export async function eachCurrency<Summary>(
  sql: Sql,
  options: RunOptions,
  work: (it: Scored, options: PartOptions) => Promise<Summary | undefined>,
): Promise<Summary[]> {
  const currencies = await run<Scored>(sql, readThem, { now: options.clock() });
  const done: Summary[] = [];
  for (const [index, it] of currencies.entries()) {
    const onProgress: PartOptions["onProgress"] = async (share, detail) =>
      options.onProgress?.((index + share) / currencies.length, detail);
    const summary = await work(it, { ...options, onProgress });
    if (summary) done.push(summary);
  }
  return done;
}

/** A model that is old, of a later day than asked for, or was made under other settings. */
export const isStale = <Settings extends { refit_days: number }>(
  model: { as_of: string; settings: Settings },
  settings: Settings,
  asOf: string,
): boolean =>
  fromDay(asOf) - fromDay(model.as_of) >= settings.refit_days ||
  model.as_of > asOf ||
  !isDeepStrictEqual(model.settings, settings);
