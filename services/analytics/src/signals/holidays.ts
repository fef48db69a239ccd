import type { Sql } from "@vigie/db";
import ICAL from "ical.js";
import type { Clock } from "../platform/clock/index.ts";
import { invalid } from "../platform/errors/index.ts";
import { dayMs } from "../platform/time/days.ts";
import { type NewSignal, writeSignals } from "./query.ts";
import type { HolidaysDoc } from "./schema.ts";

/** Repeating holidays are written this far back and ahead. */
const spanDays = 1_100;
const mostEvents = 5_000;

interface Options {
  /** Name of the country as orders carry it; none: everywhere. */
  country?: string | undefined;
}

function open(text: string): ICAL.Component {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text));
    if (calendar.name === "vcalendar") return calendar;
  } catch {
    // Falls through to the same message.
  }
  throw invalid("body", "is not an iCalendar file", "Send the .ics file as it is, with content type text/calendar.");
}

/** A day of a calendar as the instant it begins in UTC: holidays are days, not moments. */
const startOf = (time: ICAL.Time): Date =>
  time.isDate ? new Date(Date.UTC(time.year, time.month - 1, time.day)) : time.toJSDate();

function* occurrences(event: ICAL.Event, around: number): Generator<{ from: Date; to: Date }> {
  const length = Math.max(dayMs, event.duration.toSeconds() * 1_000 || dayMs);
  if (!event.isRecurring()) {
    const from = startOf(event.startDate);
    yield { from, to: new Date(from.getTime() + length) };
    return;
  }
  const iterator = event.iterator();
  for (let next = iterator.next(), n = 0; next && n < mostEvents; next = iterator.next(), n++) {
    const from = startOf(next);
    if (from.getTime() > around + spanDays * dayMs) return;
    if (from.getTime() >= around - spanDays * dayMs) yield { from, to: new Date(from.getTime() + length) };
  }
}

function toSignals(component: ICAL.Component, now: number, country: string | undefined): NewSignal[] {
  const event = new ICAL.Event(component);
  const name = String(event.summary ?? "").trim();
  if (!name) throw new Error("SUMMARY is missing; give the holiday a name");
  if (!event.startDate) throw new Error("DTSTART is missing; give the day");
  return [...occurrences(event, now)].map(({ from, to }) => ({
    kind: "holiday",
    key: `${event.uid || name} ${country ?? ""} ${from.toISOString().slice(0, 10)}`,
    title: country ? `${name} (${country})` : name,
    severity: "info",
    started_at: from,
    ended_at: to,
    dimensions: (country ? { country } : {}) as Record<string, string>,
    source: "ical",
  }));
}

/** Reads the holidays of an iCalendar file. An event that cannot be read is named; the rest is written. */
export async function writeHolidays(sql: Sql, clock: Clock, text: string, { country }: Options): Promise<HolidaysDoc> {
  const events = open(text).getAllSubcomponents("vevent");
  if (events.length > mostEvents) throw invalid("body", `has more than ${mostEvents} events`, "Split it.");
  const rejected: HolidaysDoc["rejected"] = [];
  const signals = new Map<string, NewSignal>();
  for (const [index, component] of events.entries()) {
    try {
      for (const it of toSignals(component, clock().getTime(), country)) signals.set(it.key, it);
    } catch (error) {
      const event = String(component.getFirstPropertyValue("summary") ?? `event ${index + 1}`);
      rejected.push({ event, message: error instanceof Error ? error.message : "cannot be read" });
    }
  }
  const written = await writeSignals(sql, clock(), [...signals.values()]);
  return { read: events.length, written: written.length, unchanged: signals.size - written.length, rejected };
}
