import { expect, test } from "vitest";
import { generator } from "../../../platform/random/index.ts";
import { type Asked, cellWidth } from "./cells.ts";
import type { Ordered, Unordered } from "./purchases.ts";
import { customersOfPart, sumsOfDay } from "./reader.ts";
import { MaybeSecond, type Second } from "./second.ts";
import { numbersTo } from "./sorted.ts";

const [customers, rows] = [500, 2_000];

/** Purchases in no order, in two currencies, over a year. */
function read(): Unordered {
  const random = generator(3);
  const drawn = (below: number) => Int32Array.from({ length: rows }, () => Math.floor(below * random()));
  return {
    parts: [0, 1].map((part) => ({
      length: rows,
      numbers: [
        drawn(customers / 2).map((it) => it + part * customersOfPart),
        drawn(365).map((it) => it + 20_000),
        drawn(2),
      ],
      sums: Float64Array.from({ length: sumsOfDay * rows }, () => Math.floor(100 * random())),
    })),
    range: { first: 20_000, count: 365 },
    order: numbersTo(customers).map((it) => (it % 2) * customersOfPart + Math.floor(it / 2)),
    firstDay: new Int32Array(customers).map((_, at) => 20_000 + Math.floor(at / 100)),
    currencyRanks: Int32Array.from([1, 0]),
  };
}

const asked = (grain: "w" | "m"): Asked => ({
  grain,
  currencies: 2,
  order: Float64Array.from({ length: customers }, (_, at) => (at % 50 === 0 ? Number.NaN : at)),
  keys: [
    { values: 1, codes: new Int32Array(customers) },
    { values: 7, codes: new Int32Array(customers).map((_, at) => at % 7) },
  ],
});

async function answers(second: Second) {
  try {
    const days: Ordered = await second.order(read());
    const cells = [await second.count(asked("w")), await second.count(asked("m"))];
    const rowsOf = ({ length, numbers, sums }: (typeof cells)[number]) =>
      [...numbers, sums].map((column, at) =>
        Array.from(column.subarray(0, at < numbers.length ? length : cellWidth * length)),
      );
    return { days: { ...days, day: Array.from(days.day), from: Array.from(days.from) }, cells: cells.map(rowsOf) };
  } finally {
    await second.end();
  }
}

test("a second thread comes to what is come to without one", async () => {
  const [without, thread] = [new MaybeSecond(), new MaybeSecond()];
  thread.begin();
  const [here, beside] = [await answers(without), await answers(thread)];
  expect(here.cells[0]?.[0]?.length).toBeGreaterThan(500);
  expect(beside).toEqual(here);
});
