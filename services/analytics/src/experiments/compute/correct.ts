import { benjaminiHochberg, holm } from "@vigie/statistics";
import type { AnalyseRequest, ComparisonDoc, Correction } from "../analysis_schema.ts";
import type { Compared } from "./compare.ts";
import { shownInterval } from "./interval.ts";

const adjust: Record<Correction, (p: readonly number[]) => number[]> = {
  holm,
  benjamini_hochberg: benjaminiHochberg,
  none: (p) => [...p],
};

/** The level of intervals that hold for all together (Dunn), or for those found (Benjamini and Yekutieli). */
function levelOf({ correction, alpha }: AnalyseRequest, adjusted: readonly number[]): number {
  const tests = Math.max(1, adjusted.length);
  if (correction === "none") return alpha;
  if (correction === "holm") return alpha / tests;
  return (alpha * Math.max(1, adjusted.filter((p) => p <= alpha).length)) / tests;
}

/**
 * Corrects all comparisons for their number. Guardrails are not among them: each has a test of its own, and to miss harm
 * is worse than to look twice.
 */
export function correct(compared: readonly Compared[], request: AnalyseRequest): Omit<ComparisonDoc, "slices">[] {
  const counts = ({ doc }: Compared): boolean => doc.guardrail === null && typeof doc.p === "number";
  const adjusted = adjust[request.correction](compared.filter(counts).map(({ doc }) => doc.p as number));
  const level = levelOf(request, adjusted);
  let next = 0;
  return compared.map((it) => {
    const { doc } = it;
    const p = counts(it) ? adjusted[next++]! : doc.p;
    return {
      ...doc,
      adjusted_p: p,
      adjusted: shownInterval(it.at(counts(it) ? level : request.alpha)),
      significant: typeof p === "number" && p <= request.alpha,
    };
  });
}
