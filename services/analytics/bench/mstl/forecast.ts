import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import init, { MSTL } from "@bsull/augurs/mstl";
import { hitHours, type Series } from "./shops.ts";

/** What an hour was forecast to be, in the unit of its value, and one standard deviation of that. */
export interface Forecast {
  expected: number;
  sd: number;
}

export interface Way {
  /** Hours of known incidents are replaced by their own forecast before the next fit. */
  masked: boolean;
  /** Square roots are fitted: those of counts scatter alike by night and by day. */
  roots: boolean;
}

const day = 24;
const periods = [day, 7 * day];
/** The level whose interval reaches one standard deviation to each side. */
const oneSd = 0.682689492137086;

const wasm = fileURLToPath(import.meta.resolve("@bsull/augurs/mstl")).replace(/\.js$/, "_bg.wasm");
await init({ module_or_path: readFileSync(wasm) });

/** Forecasts of every hour that is judged: each day one fit on all hours before it, its trend by exponential smoothing. */
export function forecast({ hours, range, incidents }: Series, { masked, roots }: Way): Forecast[] {
  const into = (value: number) => (roots ? Math.sqrt(value + 3 / 8) : value);
  const hit = hitHours({ incidents });
  const usual = hours.reduce((sum, { weight }) => sum + weight, 0) / hours.length;
  const known: number[] = [];
  const made: Forecast[] = [];
  const learn = (n: number, otherwise: number) => {
    const it = hours[n];
    known.push(!it || it.weight === 0 || (masked && hit(range.from + n)) ? otherwise : into(it.value / it.weight));
  };
  for (let n = 0; n < range.judged - range.from; n++) learn(n, known.at(-day) ?? 0);
  for (let n = known.length; n < hours.length; n += day) {
    for (const [ahead, it] of next(known).entries()) {
      made.push(scaled(it, hours[n + ahead]?.weight ?? 1, usual, roots));
      learn(n + ahead, it.middle);
    }
  }
  return made;
}

interface Fit {
  middle: number;
  spread: number;
}

function next(known: readonly number[]): Fit[] {
  const model = MSTL.ets(periods);
  model.fit([...known]);
  const { point, intervals } = model.predict(day, oneSd);
  model.free();
  return point.map((middle, ahead) => ({ middle, spread: middle - (intervals?.lower[ahead] ?? Number.NaN) }));
}

/** MSTL knows one spread for all hours; of a ratio it is taken as that of an hour with the usual number of visits. */
function scaled({ middle, spread }: Fit, weight: number, usual: number, roots: boolean): Forecast {
  if (!roots) return { expected: middle * weight, sd: spread * Math.sqrt(weight * usual) };
  // Mean and spread of the square of a normal number.
  const expected = middle ** 2 + spread ** 2 - 3 / 8;
  return { expected, sd: Math.sqrt(4 * middle ** 2 * spread ** 2 + 2 * spread ** 4) };
}
