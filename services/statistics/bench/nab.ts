// node services/statistics/bench/nab.ts [file.parquet] [--halves]
// Prints what the detector reaches on a benchmark file, beside the published detectors where the file is theirs.
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { nabScore } from "../src/index.ts";
import { crossValidate, leaveOut } from "./halves.ts";
import { readSeries } from "./read.ts";
import { runSeries } from "./run.ts";

interface Published {
  data: string;
  published_detectors_on_these_series: Record<
    string,
    { score: number; true_positive_points: number; false_positive_points: number }
  >;
}

const shared = resolve(import.meta.dirname, "../../../../shared");
const path = process.argv.slice(2).find((it) => !it.startsWith("--")) ?? `${shared}/data/nab_dev.parquet`;
const series = await readSeries(path);
const started = performance.now();
const runs = series.map((one) => runSeries(one));
const seconds = (performance.now() - started) / 1000;
const result = nabScore(runs, 0.5);
const points = series.reduce((sum, one) => sum + one.values.length, 0);

console.log(`${series.length} series, ${points} points, ${result.windows} windows, ${seconds.toFixed(1)} s\n`);
console.log("| detector | score | true positive points | false positive points | precision | recall | mean delay |");
console.log("|---|---:|---:|---:|---:|---:|---:|");
row("Vigie", result.score, result.truePositivePoints, result.falsePositivePoints, [result.recall, result.meanDelay]);
for (const [name, it] of Object.entries(published()))
  row(name, it.score, it.true_positive_points, it.false_positive_points, [null, null]);
console.log("\n| series | windows found | false positive points | score |\n|---|---:|---:|---:|");
series.forEach((one, index) => {
  const it = nabScore(runs.slice(index, index + 1), 0.5);
  console.log(
    `| ${one.name} | ${it.windowsFound} of ${it.windows} | ${it.falsePositivePoints} | ${it.score.toFixed(1)} |`,
  );
});
if (process.argv.includes("--halves")) halves();

function row(name: string, score: number, inside: number, outside: number, rest: (number | null)[]): void {
  const share = inside + outside > 0 ? percent(inside / (inside + outside)) : "–";
  const [recall, delay] = rest.map((it) => (it === null || it === undefined ? "–" : percent(it)));
  console.log(`| ${name} | ${score.toFixed(1)} | ${inside} | ${outside} | ${share} | ${recall} | ${delay} |`);
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}

function published(): Published["published_detectors_on_these_series"] {
  const file = `${shared}/reference/nab_published.json`;
  if (!existsSync(file)) return {};
  const all = JSON.parse(readFileSync(file, "utf8")) as Published;
  return all.data === basename(path) ? all.published_detectors_on_these_series : {};
}

function halves(): void {
  const shapes = [
    [1, 16, 24],
    [1, 16],
    [1, 12, 24],
    [1, 16, 32],
    [1, 8, 24],
  ];
  const variants = shapes.map((lengths) => series.map((one) => runSeries(one, { shapes: lengths })));
  for (const [what, of, barOnly] of [
    ["bar", variants.slice(0, 1), true],
    ["bar and shapes", variants, true],
    ["bar, length penalty, quiet, fatigue and recovery", variants.slice(0, 1), false],
    ["all of these and shapes", variants, false],
  ] as const) {
    const it = crossValidate(of, barOnly);
    const figures = [it.chosenOn, it.scoredOn, it.low].map((value) => value.toFixed(1)).join(" | ");
    console.log(`| ${what} | ${it.settings} | ${it.splits} | ${figures} |`);
  }
  const names = series.map((one) => one.name);
  for (const group of new Set(names.map((name) => name.split("/")[0] ?? name))) {
    const own = nabScore(
      runs.filter((_, index) => names[index]?.startsWith(group)),
      0.5,
    );
    const tuned = [variants.slice(0, 1), variants].map((of) => leaveOut(of, names, group).toFixed(1)).join(" | ");
    console.log(`| ${group} | ${own.windows} | ${own.score.toFixed(1)} | ${tuned} |`);
  }
}
