import { type UndefinedResult, undefinedResult } from "../undefinedResult.ts";
import { requireOutcomes } from "./requireOutcomes.ts";

/** What share of cases came true at a score: rising points, straight lines between them. */
export interface Calibration {
  scores: number[];
  shares: number[];
}

interface Block {
  from: number;
  to: number;
  cases: number;
  came: number;
}

/**
 * Isotonic calibration.
 *
 * Question: what does a score mean in customers who left, whatever the model calls a probability?
 * Assumes: a higher score does not mean fewer who left; nothing else. Fit it on cases that the score was not fitted to, a
 *   few hundred or more, or it will believe their chance.
 * Units: shares in [0, 1], rising with the score. Equal scores are one.
 * Errors: "not_enough_data" for no cases, "not_a_number" for a score that is not finite; another number of outcomes throws
 *   a RangeError.
 * Method: pool adjacent violators: least squares among all rising functions.
 * Source: Ayer et al., 1955; Zadrozny and Elkan, KDD 2002; the lines between are those of scikit-learn.
 * Example: `calibrate([1, 2, 3, 4], [false, true, false, true])` has 0, 1/2, 1/2 and 1.
 */
export function calibrate(scores: ArrayLike<number>, outcomes: readonly boolean[]): Calibration | UndefinedResult {
  requireOutcomes("score", scores.length, outcomes);
  if (scores.length === 0) return undefinedResult("not_enough_data", "there are no cases");
  for (let at = 0; at < scores.length; at++) {
    if (!Number.isFinite(scores[at])) return undefinedResult("not_a_number", `score ${at} is ${scores[at]}`);
  }
  const blocks: Block[] = [];
  for (const block of distinct(scores, outcomes)) {
    let last = block;
    while (blocks.length > 0 && shareOf(blocks.at(-1)!) >= shareOf(last)) last = together(blocks.pop()!, last);
    blocks.push(last);
  }
  const edges = blocks.flatMap((block) => {
    const share = shareOf(block);
    return block.from === block.to
      ? [{ at: block.from, share }]
      : [
          { at: block.from, share },
          { at: block.to, share },
        ];
  });
  return { scores: edges.map(({ at }) => at), shares: edges.map(({ share }) => share) };
}

const shareOf = ({ came, cases }: Block): number => came / cases;

const together = (a: Block, b: Block): Block => ({
  from: a.from,
  to: b.to,
  cases: a.cases + b.cases,
  came: a.came + b.came,
});

/** Cases by rising score, those of one score together. */
function distinct(scores: ArrayLike<number>, outcomes: readonly boolean[]): Block[] {
  const order = Uint32Array.from(outcomes.keys()).sort((a, b) => scores[a]! - scores[b]!);
  const blocks: Block[] = [];
  for (const index of order) {
    const score = scores[index]!;
    const last = blocks.at(-1);
    if (last?.from === score) {
      last.cases++;
      last.came += Number(outcomes[index]);
    } else blocks.push({ from: score, to: score, cases: 1, came: Number(outcomes[index]) });
  }
  return blocks;
}
