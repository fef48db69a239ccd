import type { Effect } from "../../src/index.ts";

/** An experiment of two arms that is looked at every day. */
export interface Experiment {
  days: number;
  /** Units of each arm a day. */
  perDay: number;
  /** Share of the control's units that buy, and of the treatment's. */
  rates: readonly [number, number];
  /** What is measured: whether a unit buys, or what it spends, which is log-normal about 33 where it buys. */
  metric: "conversion" | "revenue";
}

interface Sums {
  sum: number;
  squares: number;
}

/** What is known of the effect at the end of each day. */
export function effectsByDay({ days, perDay, rates, metric }: Experiment, random: () => number): Effect[] {
  const arms: [Sums, Sums] = [
    { sum: 0, squares: 0 },
    { sum: 0, squares: 0 },
  ];
  return Array.from({ length: days }, (_, day) => {
    arms.forEach((arm, index) => {
      for (let unit = 0; unit < perDay; unit++) {
        if (random() >= rates[index]!) continue;
        const value = metric === "conversion" ? 1 : Math.exp(3.5 + normal(random));
        arm.sum += value;
        arm.squares += value * value;
      }
    });
    return effectOf(arms, (day + 1) * perDay);
  });
}

/** What the treatment truly adds to a unit. */
export function trueEffect({ rates, metric }: Experiment): number {
  return (rates[1] - rates[0]) * (metric === "conversion" ? 1 : Math.exp(3.5 + 0.5));
}

function effectOf([control, treatment]: readonly [Sums, Sums], n: number): Effect {
  const variance = ({ sum, squares }: Sums): number => (squares - (sum * sum) / n) / (n - 1) / n;
  return {
    difference: (treatment.sum - control.sum) / n,
    standardError: Math.sqrt(variance(control) + variance(treatment)),
    n: 2 * n,
  };
}

function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
