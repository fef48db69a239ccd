import { addSums, type RatioSums } from "@vigie/statistics";
import { type Measures, noMeasures } from "../../kpis/index.ts";
import { textsOf } from "../../platform/sql/copied.ts";
import { Texts } from "../../platform/sql/texts.ts";
import { mostSlices } from "../compute/slices.ts";
import type { ArmData, MetricData } from "../compute/types.ts";
import { addTo, emptySums, Figures } from "./figures.ts";
import { type Form, rowMeasures } from "./forms.ts";

/** Numbers of a row: the arm, the sums since the exposure, those before. */
export const rowLength = 1 + 2 * rowMeasures.length;

export interface Summing {
  forms: readonly Form[];
  arms: readonly string[];
  winsorise: number | undefined;
  /** Which of the texts of a row are asked for, and what they are called. */
  by: readonly { dimension: string; at: number }[];
}

/**
 * Sums by metric, arm and the texts of a row, to which units are added one after the other; units are kept only of means that
 * are winsorised. Sums of a value of a dimension, and of all, are those of its texts added up.
 */
export class ArmSums {
  private readonly it: Summing;
  private readonly texts = new Texts();
  /** At each place, arm by arm within the texts: how many units, and by metric their sums. */
  private readonly counts: number[] = [];
  private readonly sums: RatioSums[][];
  private readonly figures: (Figures | undefined)[];
  private readonly since: Measures = noMeasures();
  private readonly before: Measures = noMeasures();

  constructor(it: Summing) {
    this.it = it;
    this.sums = it.forms.map(() => []);
    this.figures = it.forms.map(({ kind }) =>
      it.winsorise !== undefined && kind === "mean" ? new Figures() : undefined,
    );
  }

  /** Units by arm. */
  get units(): number[] {
    const { arms } = this.it;
    return arms.map((_, arm) => this.counts.reduce((sum, n, at) => sum + (at % arms.length === arm ? n : 0), 0));
  }

  /** The place of a row's arm and texts. */
  private placeOf(arm: number, bytes: Buffer, from: number, to: number): number {
    const { length } = this.it.arms;
    const first = length * this.texts.of(bytes, from, to);
    while (this.counts.length < first + length) {
      this.counts.push(0);
      for (const sums of this.sums) sums.push(emptySums());
    }
    return first + arm;
  }

  add(row: Float64Array, bytes: Buffer, from: number, to: number): void {
    const { length } = rowMeasures;
    for (let at = 0; at < length; at++) {
      this.since[rowMeasures[at]!] = row[1 + at]!;
      this.before[rowMeasures[at]!] = row[1 + length + at]!;
    }
    const place = this.placeOf(row[0]!, bytes, from, to);
    this.counts[place]! += 1;
    for (let at = 0; at < this.it.forms.length; at++) {
      const { value, under, spec } = this.it.forms[at]!;
      const y = value(this.since);
      const x = under ? under(this.since) : spec.covariate === undefined ? 1 : value(this.before);
      const figures = this.figures[at];
      if (figures) figures.add(place, y, x);
      else addTo(this.sums[at]![place]!, y, x);
    }
  }

  /** What was added up, as the comparison takes it. */
  data(): MetricData[] {
    const texts = this.texts.values.map(textsOf);
    const everything = texts.map((_, text) => text);
    const slices = this.it.by.map(({ dimension, at }) => ({ dimension, values: this.largest(texts, at) }));
    return this.it.forms.map(({ spec, kind }, at) => {
      const cap = this.figures[at]?.cap(this.it.winsorise!) ?? null;
      const sums = cap === null ? this.sums[at]! : this.figures[at]!.summed(this.counts.length, cap);
      return {
        spec,
        kind,
        cap,
        counts: undefined,
        arms: this.byArm(sums, everything),
        slices: slices.map(({ dimension, values }) => ({
          dimension,
          values: values.map(({ value, of }) => ({ value, arms: this.byArm(sums, of) })),
        })),
      };
    });
  }

  private byArm(sums: readonly RatioSums[], texts: readonly number[]): ArmData[] {
    const { arms } = this.it;
    return arms.map((arm, no) => ({
      arm,
      sums: texts.reduce((sum, text) => addSums(sum, sums[arms.length * text + no]!), emptySums()),
    }));
  }

  /** The values of a text with most units, in their order, and which texts have them. */
  private largest(texts: readonly string[][], at: number): { value: string; of: number[] }[] {
    const { length } = this.it.arms;
    const unitsOf = (text: number) => this.counts.slice(length * text, length * (text + 1)).reduce((a, b) => a + b, 0);
    const byValue = Map.groupBy(
      texts.map((_, text) => text),
      (text) => texts[text]![at]!,
    );
    return [...byValue]
      .map(([value, of]) => ({ value, of, units: of.reduce((sum, text) => sum + unitsOf(text), 0) }))
      .sort((a, b) => b.units - a.units || (a.value < b.value ? -1 : 1))
      .slice(0, mostSlices)
      .sort((a, b) => (a.value < b.value ? -1 : 1));
  }
}
