import type { Incident } from "../api/types.ts";
import { placeSpans, type Span } from "../chart/SpanLayer.tsx";

export interface IncidentLabel {
  id: string;
  /** Pixels from the left of the chart's inside. */
  x: number;
  /** Until the next label, or the chart's end. */
  room: number;
  incidents: Incident[];
}

/** Where an incident lies on a chart; an open one reaches to now. */
export function incidentSpans(incidents: Incident[], place: (instant: string) => number, now = Date.now()): Span[] {
  return incidents.map(({ id, started_at, ended_at }) => ({
    id: String(id),
    from: place(started_at),
    to: place(ended_at ?? new Date(now).toISOString()),
  }));
}

/** An icon and a count; with less room than that two labels become one. */
const LEAST = 36;

export function placeLabels(
  incidents: Incident[],
  spans: Span[],
  axis: [number, number],
  width: number,
): IncidentLabel[] {
  const byId = new Map(incidents.map((incident) => [String(incident.id), incident]));
  const labels: IncidentLabel[] = [];
  for (const { id, x } of placeSpans(spans, axis, width).toSorted((a, b) => a.x - b.x)) {
    const incident = byId.get(id);
    const last = labels.at(-1);
    if (!incident) {
      continue;
    }
    if (last && x - last.x < LEAST) {
      last.incidents.push(incident);
    } else {
      // A label at the very end would stand beyond it.
      labels.push({ id, x: Math.min(x, width - LEAST), room: 0, incidents: [incident] });
    }
  }
  return labels.map((label, i) => ({ ...label, room: (labels[i + 1]?.x ?? width) - label.x }));
}
