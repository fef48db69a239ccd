import type { RatioSums } from "@vigie/statistics";
import { type Measures, noMeasures } from "../../kpis/index.ts";
import type { MetricData } from "../compute/types.ts";
import { type Form, rowMeasures } from "./forms.ts";

const empty = (): RatioSums => ({
  n: 0,
  sum: 0,
  sumOfSquares: 0,
  denominatorSum: 0,
  denominatorSumOfSquares: 0,
  productSum: 0,
});

/** Numbers of a row: the arm, the sums since the exposure, those before. */
export const rowLength = 1 + 2 * rowMeasures.length;

/** Sums by metric and arm, to which units are added one after the other; no unit is kept. */
export class ArmSums {
  readonly units: number[];
  private readonly sums: RatioSums[][];
  private readonly forms: readonly Form[];
  private readonly since: Measures = noMeasures();
  private readonly before: Measures = noMeasures();

  constructor(forms: readonly Form[], arms: number) {
    this.forms = forms;
    this.units = new Array<number>(arms).fill(0);
    this.sums = forms.map(() => Array.from({ length: arms }, empty));
  }

  add(row: Float64Array): void {
    const arm = row[0]!;
    const { length } = rowMeasures;
    for (let at = 0; at < length; at++) {
      this.since[rowMeasures[at]!] = row[1 + at]!;
      this.before[rowMeasures[at]!] = row[1 + length + at]!;
    }
    this.units[arm]! += 1;
    for (let at = 0; at < this.forms.length; at++) {
      const { value, under, spec } = this.forms[at]!;
      const y = value(this.since);
      const x = under ? under(this.since) : spec.covariate === undefined ? 1 : value(this.before);
      addTo(this.sums[at]![arm]!, y, x);
    }
  }

  /** What was added up, as the comparison takes it. */
  data(arms: readonly string[]): MetricData[] {
    return this.forms.map(({ spec, kind }, at) => ({
      spec,
      kind,
      cap: null,
      counts: undefined,
      arms: arms.map((arm, no) => ({ arm, sums: this.sums[at]![no]! })),
      slices: [],
    }));
  }
}

function addTo(sums: RatioSums, y: number, x: number): void {
  sums.n += 1;
  sums.sum += y;
  sums.sumOfSquares += y * y;
  sums.denominatorSum += x;
  sums.denominatorSumOfSquares += x * x;
  sums.productSum += x * y;
}
