import type { Severity, Signal } from "../api/types.ts";
import { worse } from "./sameThings.ts";

export interface Mark {
  id: string;
  /** Pixels from the left of the chart's inside. */
  x: number;
  /** Right end of a range; equal to `x` for an instant. */
  end: number;
  severity: Severity;
  signals: Signal[];
}

export interface Axis {
  from: number;
  to: number;
  width: number;
  /** Moments as the axis counts them: shop days are drawn as if they were UTC. */
  place: (instant: string) => number;
}

const FRAME = 20;
const ICON = 14;
const DIGIT = 7;

/** `middle` says where a mark is drawn, if not at its moment; those that would overlap there become one. */
export function placeMarks(signals: Signal[], axis: Axis, middle = ({ x }: Mark) => x): Mark[] {
  const single = signals
    .flatMap((signal) => toMark(signal, axis) ?? [])
    .sort((a, b) => a.x - b.x || a.id.localeCompare(b.id));
  const marks: Mark[] = [];
  const overlap = (a: Mark, b: Mark) => middle(b) - middle(a) < (buttonWidth(a) + buttonWidth(b)) / 2;
  for (let mark of single) {
    for (let last = marks.at(-1); last && overlap(last, mark); last = marks.at(-1)) {
      mark = join(last, mark);
      marks.pop();
    }
    marks.push(mark);
  }
  return marks;
}

/** The middle of a mark of which no half is outside: at the left edge it would cover what names the row. */
export function insideX(mark: Mark, width: number): number {
  const half = buttonWidth(mark) / 2;
  return Math.max(half, Math.min(width - half, mark.x));
}

/** About what its button takes; buttons that would overlap become one. */
export function buttonWidth({ signals, severity }: Pick<Mark, "signals" | "severity">): number {
  const alone = signals.length === 1;
  const sameKind = new Set(signals.map(({ kind }) => kind)).size === 1;
  const digits = alone ? 0 : String(signals.length).length * DIGIT + (sameKind ? ICON : 0);
  return FRAME + digits + (severity === "info" ? 0 : ICON);
}

/** Ranges as bands, whether or not their marks were joined. */
export function bands(signals: Signal[], axis: Axis): { id: number; x: number; width: number; severity: Severity }[] {
  return signals.flatMap((signal) => {
    const mark = toMark(signal, axis);
    return mark && mark.end - mark.x >= 2
      ? [{ id: signal.id, x: mark.x, width: mark.end - mark.x, severity: signal.severity }]
      : [];
  });
}

function toMark(signal: Signal, { from, to, width, place }: Axis): Mark | undefined {
  const start = place(signal.started_at);
  const end = signal.ended_at === null ? to : place(signal.ended_at);
  if (start >= to || end < from) {
    return undefined;
  }
  const pixel = (ms: number) => ((Math.min(to, Math.max(from, ms)) - from) / (to - from)) * width;
  return { id: String(signal.id), x: pixel(start), end: pixel(end), severity: signal.severity, signals: [signal] };
}

function join(a: Mark, b: Mark): Mark {
  return {
    ...a,
    end: Math.max(a.end, b.end),
    severity: worse(a.severity, b.severity),
    signals: [...a.signals, ...b.signals],
  };
}
