// How often a seasonal watch alarms on series in which nothing is wrong: the table of docs/methods/anomalies.md.
import { hourOfWeek, normalQuantile, seasonalWatch, type WatchOptions } from "../src/index.ts";

const [series, learnt, judged] = [60, 8 * 168, 18 * 168];

/** Numbers in (0, 1), the same for the same seed. */
function lehmer(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

function poisson(mean: number, random: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normalQuantile(random())));
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
  return count;
}

const busy = (hour: number) => 1 + 0.8 * Math.sin(((hour % 24) / 24) * 2 * Math.PI - 1.8);

/** Alarms in an hour, over all series. */
function rateOf(perHour: number, options: WatchOptions): number {
  const watch = seasonalWatch(options);
  let found = 0;
  for (let one = 1; one <= series; one++) {
    const random = lehmer(one * 7_919 + 3);
    const state = watch.empty();
    let wasOpen = false;
    for (let at = 0; at < learnt + judged; at++) {
      const { open } = watch.step(state, { at, slot: at % 168, value: poisson(perHour * busy(at), random) });
      if (at >= learnt && open && !wasOpen) found++;
      wasOpen = open !== null;
    }
  }
  return found / (series * judged);
}

const optionsOf = (falseAlarmRate: number, scaleFloor: number): WatchOptions => ({
  ...hourOfWeek,
  ...{ direction: "down", minimumChange: 0, minimumCount: 0, minimumBuckets: 1, longestLook: 24, longestChange: 336 },
  falseAlarmRate,
  scaleFloor,
});

const asked = [1e-3, 1e-4].flatMap((rate) => [0, 0.03].map((floor) => optionsOf(rate, floor)));
console.log("| orders an hour | asked 1e-3: noise 0 | 3 % | asked 1e-4: noise 0 | 3 % |\n|---:|---:|---:|---:|---:|");
for (const perHour of [2, 10, 50, 400]) {
  const rates = asked.map((options) => rateOf(perHour, options));
  console.log(`| ${[perHour, ...rates.map((rate) => (rate === 0 ? "0" : rate.toExponential(1)))].join(" | ")} |`);
}
