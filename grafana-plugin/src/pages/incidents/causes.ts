import type { Cause } from "../../shared/api/types.ts";
import { toCsv } from "../../shared/format/csv.ts";

/** What this one brought about, and through that the next: titles in order. */
export function chainOf(cause: Cause, causes: Cause[]): string[] {
  const titles: string[] = [];
  const seen = new Set([cause.signal.id]);
  let next = cause.led_to;
  while (next !== null && !seen.has(next)) {
    const found = causes.find(({ signal }) => signal.id === next);
    if (!found) {
      break;
    }
    seen.add(next);
    titles.push(found.signal.title);
    next = found.led_to;
  }
  return titles;
}

export function causesCsv(causes: Cause[]): string {
  return toCsv(
    ["signal", "kind", "title", "started_at", "likely", "p", "adjusted_p", "minutes_before", "led_to", "evidence"],
    causes.map(({ signal, likely, p, adjusted_p, minutes_before, led_to, evidence }) => [
      signal.id,
      signal.kind,
      signal.title,
      signal.started_at,
      String(likely),
      p,
      adjusted_p,
      minutes_before,
      led_to,
      evidence,
    ]),
  );
}
