import type { LogVolumeDoc } from "../../shared/api/types.ts";
import type { CountSeries, Counts } from "../../shared/chart/countChart.ts";
import { LEVEL_NAMES, LEVELS } from "./level.ts";

export type VolumeBy = "level" | "service";

/** Colours of Grafana's palette for things that have no meaning of state. */
const PALETTE = ["blue", "orange", "purple", "green", "yellow", "light-blue", "super-light-red", "dark-green"];
const MOST_SERVICES = PALETTE.length;

export function volumeCounts(doc: LogVolumeDoc, by: VolumeBy): Counts {
  return {
    steps: doc.steps,
    stepSeconds: doc.step_seconds,
    noun: "lines",
    series: by === "level" ? byLevel(doc) : byService(doc),
  };
}

function byLevel({ series, steps }: LogVolumeDoc): CountSeries[] {
  return LEVEL_NAMES.flatMap((level) => {
    const own = series.filter((entry) => entry.level === level);
    return own.length > 0 ? [{ name: level, color: LEVELS[level].color, counts: sum(own, steps.length) }] : [];
  });
}

/** The busiest services, and all others together. */
function byService({ series, steps }: LogVolumeDoc): CountSeries[] {
  const total = (name: string) =>
    series.filter(({ service }) => service === name).reduce((all, own) => all + own.total, 0);
  const names = [...new Set(series.map(({ service }) => service))].toSorted((a, b) => total(b) - total(a));
  const shown = names.slice(0, names.length > MOST_SERVICES ? MOST_SERVICES - 1 : MOST_SERVICES);
  const own = shown.map((name, i) => ({
    name,
    color: PALETTE[i] ?? "gray",
    counts: sum(
      series.filter(({ service }) => service === name),
      steps.length,
    ),
  }));
  const rest = series.filter(({ service }) => !shown.includes(service));
  return rest.length > 0
    ? [...own, { name: `${names.length - shown.length} others`, color: "gray", counts: sum(rest, steps.length) }]
    : own;
}

function sum(series: { counts: number[] }[], length: number): number[] {
  return Array.from({ length }, (_, i) => series.reduce((all, { counts }) => all + (counts[i] ?? 0), 0));
}
