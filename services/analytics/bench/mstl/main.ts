// The seasonal watch against MSTL at equal false alarms: the table of docs/methods/anomalies.md, "Against MSTL".
import { type Alarms, byForecast, byWatch } from "./alarms.ts";
import { type Forecast, forecast } from "./forecast.ts";
import { calibrate, type Method, scoreOf } from "./score.ts";
import { type Group, hitHours, type Pair, pairsOf, type Series, type WatchedId, watched } from "./shops.ts";

const groups: readonly Group[] = [
  { ordersPerDay: 200, seeds: [1, 2, 3, 4, 5, 6, 7, 8], size: 1 },
  { ordersPerDay: 500, seeds: [1, 2, 3, 4], size: 0.6 },
  { ordersPerDay: 2_000, seeds: [1, 2, 3, 4], size: 1 },
];
const falseAMonth = 1;
const looksBack = 24;
/** Thresholds tried: lowest, highest, step. Powers of the false alarm rate, and standard deviations. */
const [powers, distances] = [
  [0.5, 9, 0.1],
  [1, 15, 0.05],
] as const;
const shipped = 3;

function methodOf(pairs: readonly Pair[], alarmsOf: (series: Series) => Alarms): Method {
  const of = (series: Series) => ({ series, alarms: alarmsOf(series) });
  return { struck: pairs.map((it) => of(it.struck)), harmless: pairs.map((it) => of(it.harmless)) };
}

/** What a series and day takes. */
function clock(series: readonly Series[], days: (range: Series["range"]) => number, run: (it: Series) => void): number {
  const begin = performance.now();
  for (const it of series) run(it);
  return (performance.now() - begin) / series.reduce((sum, { range }) => sum + days(range), 0);
}

function line(head: string, method: Method, threshold: number, milliseconds: number): void {
  const { recall, delay, falseAMonth, straysAMonth } = scoreOf(method, threshold);
  const rates = [falseAMonth.toFixed(1), straysAMonth.toFixed(1)];
  const cells = [`${Math.round(recall * 100)} %`, delay ?? "–", ...rates, threshold.toFixed(2)];
  console.log(`| ${[head, ...cells, milliseconds.toFixed(milliseconds < 10 ? 1 : 0)].join(" | ")} |`);
}

function runWatch(place: string, pairs: readonly Pair[]): void {
  const plain = methodOf(pairs, byWatch);
  const told = methodOf(pairs, (series) => {
    const hit = hitHours(series);
    const marks = (hour: number) => (hit(hour) ? { learn: false } : undefined);
    return byWatch({ ...series, calendar: { ...series.calendar, marks } });
  });
  const days = ({ from, to }: Series["range"]) => (to - from) / 24;
  const time = clock(
    pairs.map((it) => it.struck),
    days,
    (it) => byWatch(it)(shipped),
  );
  line(`${place} | watch, as it comes`, plain, shipped, time);
  line(`${place} | watch`, plain, calibrate(plain, falseAMonth, powers), time);
  line(`${place} | watch, told of incidents`, told, calibrate(told, falseAMonth, powers), time);
}

/** MSTL judged hour by hour, and the same forecasts judged as the watch judges, several hours together. */
function runMstl(place: string, name: string, pairs: readonly Pair[], roots: boolean): void {
  const quiet = new Map(pairs.map(({ harmless }) => [harmless, forecast(harmless, { masked: false, roots })]));
  for (const masked of [false, true]) {
    const made = new Map<Series, Forecast[]>(quiet);
    const struck = pairs.map((it) => it.struck);
    const days = ({ judged, to }: Series["range"]) => (to - judged) / 24;
    const time = clock(struck, days, (it) => made.set(it, forecast(it, { masked, roots })));
    for (const looks of [1, looksBack]) {
      const method = methodOf(pairs, (series) => byForecast(series, made.get(series) ?? [], looks));
      const how = [name, masked && "told of incidents", looks > 1 && `1 to ${looks} hours together`];
      line(`${place} | ${how.filter(Boolean).join(", ")}`, method, calibrate(method, falseAMonth, distances), time);
    }
  }
}

function compare({ ordersPerDay, size }: Group, id: WatchedId, pairs: readonly Pair[]): void {
  const place = `${ordersPerDay}, ${size} | ${id}`;
  runWatch(place, pairs);
  runMstl(place, "MSTL", pairs, false);
  if (id === "orders") runMstl(place, "MSTL of square roots", pairs, true);
}

// Without arguments all; else shops of one size, and of them one series.
const [size, series] = process.argv.slice(2);
console.log("| orders a day, size | series | method | recall | delay | false | strays | threshold | ms |");
console.log("|---|---|---|---:|---:|---:|---:|---:|---:|");
for (const group of groups.filter((it) => !size || it.ordersPerDay === Number(size))) {
  const pairs = pairsOf(group);
  console.error(`${pairs.orders.reduce((sum, { struck }) => sum + struck.incidents.length, 0)} incidents`);
  for (const id of watched.filter((it) => !series || it === series)) compare(group, id, pairs[id]);
}
