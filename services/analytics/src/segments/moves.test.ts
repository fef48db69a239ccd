import { afterEach, expect, test } from "vitest";
import { scoreCustomers } from "../customers/index.ts";
import { type TestShop, testShop } from "../testing/shop.ts";
import { runSegments } from "./run.ts";
import type { SegmentsDoc } from "./schema.ts";

let shop: TestShop;
afterEach(() => shop.close());

const at = (text: string) => () => new Date(text);
const flows = async () => (await shop.get<SegmentsDoc>("/v1/segments")).flows;

test("moves of a night stay when segments are found anew on the same day, and the change of segments is told apart", async () => {
  shop = await testShop("2026-06-10T12:00:00Z");
  const few = Array.from({ length: 8 }, (_, who) => ({
    who: `few${who}`,
    at: `2026-05-0${1 + who}T10:00:00Z`,
    quantity: 1,
  }));
  const many = Array.from({ length: 24 }, (_, n) => ({
    who: `many${n % 4}`,
    at: `2026-06-0${1 + (n % 9)}T1${n % 10}:00:00Z`,
    quantity: 9,
  }));
  await shop.sell([...few, ...many]);
  await scoreCustomers(shop.sql, { clock: at("2026-06-10T12:00:00Z") });
  await runSegments(shop.sql, { clock: at("2026-06-10T12:00:00Z") });
  expect((await flows()).every(({ from }) => from === "")).toBe(true);

  await shop.sell(Array.from({ length: 7 }, (_, n) => ({ who: "few0", at: `2026-06-10T1${n}:30:00Z`, quantity: 9 })));
  await runSegments(shop.sql, { clock: at("2026-06-11T12:00:00Z") });
  const night = (await flows()).filter(({ as_of }) => as_of === "2026-06-11");
  expect(night).toMatchObject([{ customers: 1, refitted: false }]);
  expect(night[0]?.from).not.toBe(night[0]?.to);

  await runSegments(shop.sql, { clock: at("2026-06-11T13:00:00Z") });
  expect((await flows()).filter(({ as_of }) => as_of === "2026-06-11")).toEqual(night);
  await runSegments(shop.sql, { clock: at("2026-06-11T14:00:00Z"), refit: true });
  const after = (await flows()).filter(({ as_of }) => as_of === "2026-06-11");
  expect(after.filter(({ refitted }) => !refitted)).toEqual(night);
  expect(after.filter(({ refitted }) => refitted).reduce((sum, it) => sum + it.customers, 0)).toBe(12);
});
