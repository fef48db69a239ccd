import type { SegmentsDoc, TriedDoc } from "../../shared/api/types.ts";
import { cellValue } from "../../shared/format/cell.ts";
import { toCsv } from "../../shared/format/csv.ts";

export type TestId = "silhouette" | "inertia" | "davies_bouldin" | "stability";

export const TESTS: { id: TestId; name: string; about: string }[] = [
  {
    id: "silhouette",
    name: "Silhouette",
    about: "How much nearer customers are to their own than to the next. More is better; it decides.",
  },
  {
    id: "inertia",
    name: "Inertia",
    about: "Sum of squared distances to the middles. Less is closer, and more segments always make it less.",
  },
  {
    id: "davies_bouldin",
    name: "Davies-Bouldin",
    about: "Width of segments against the distance between them. Less is better.",
  },
  {
    id: "stability",
    name: "Stability",
    about: "Agreement with the segments of random halves of the customers; 1 is full.",
  },
];

export function triedValue(it: TriedDoc, id: TestId): number | null {
  return id === "inertia" ? it.inertia : cellValue(it[id]);
}

export function triedText(value: number, id: TestId, locale?: string): string {
  const style =
    id === "inertia" ? { maximumFractionDigits: 0 } : { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  return new Intl.NumberFormat(locale, style).format(value);
}

/** As the API chooses: the best silhouette, the fewer segments of equals. */
export function chosenOf({ tried }: Pick<SegmentsDoc, "tried">): TriedDoc | undefined {
  return tried.reduce<TriedDoc | undefined>((best, it) => {
    const value = cellValue(it.silhouette);
    return value !== null && value > (cellValue(best?.silhouette) ?? Number.NEGATIVE_INFINITY) ? it : best;
  }, undefined);
}

/** Why this number of segments, in a sentence. */
export function chosenWords({ tried }: Pick<SegmentsDoc, "tried">, locale?: string): string {
  const chosen = chosenOf({ tried });
  const [first, last] = [tried[0], tried.at(-1)];
  if (!chosen || !first || !last) {
    return "Not enough data: nothing was tried.";
  }
  const best = triedText(cellValue(chosen.silhouette) ?? 0, "silhouette", locale);
  return `${first.segments} to ${last.segments} segments were tried: ${chosen.segments} lie best apart, with a silhouette of ${best}.`;
}

export function triedCsv({ tried }: Pick<SegmentsDoc, "tried">): string {
  const chosen = chosenOf({ tried });
  return toCsv(
    ["segments", ...TESTS.map(({ id }) => id), "chosen"],
    tried.map((it) => [it.segments, ...TESTS.map(({ id }) => triedValue(it, id)), String(it === chosen)]),
  );
}
