import { z } from "@hono/zod-openapi";
import type { Clock } from "../clock/index.ts";
import { invalid } from "../errors/index.ts";

/** A stretch of time; `to` is not part of it. */
export interface Window {
  from: Date;
  to: Date;
}

export const windowQuery = {
  from: z.string().optional().openapi({ example: "2026-11-20T00:00:00Z", description: "An instant, or a day in UTC." }),
  to: z.string().optional().openapi({ description: "Not included. Left out: now." }),
};

const day = /^\d{4}-\d{2}-\d{2}$/;
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})$/;

function parse(field: string, text: string): Date {
  const at = new Date(day.test(text) ? `${text}T00:00:00Z` : instant.test(text) ? text : Number.NaN);
  if (Number.isNaN(at.getTime()))
    throw invalid(field, `${text} is no time`, "Give an instant as 2026-11-20T14:05:00Z or a day as 2026-11-20.");
  return at;
}

/** Reads `from` and `to`; what is left out is the last `defaultMs` until now. */
export function parseWindow(
  query: { from?: string | undefined; to?: string | undefined },
  clock: Clock,
  defaultMs: number,
): Window {
  const to = query.to ? parse("to", query.to) : clock();
  const from = query.from ? parse("from", query.from) : new Date(to.getTime() - defaultMs);
  if (from >= to) throw invalid("from", "must be before `to`");
  return { from, to };
}

/** A filter that may be given several times. */
export const many = z.union([z.string(), z.array(z.string())]).optional();
export const list = (value: string | string[] | undefined): string[] | null =>
  value === undefined ? null : [value].flat();

export const hour = 3_600_000;
