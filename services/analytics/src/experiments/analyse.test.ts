import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { csv, type Desk, first, head, openDesk, shop, spend } from "./testing.ts";

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.close());

describe("units", () => {
  test("rows of one unit add up, and one yes among its rows is a yes", async () => {
    const doc = await desk.analyse(
      csv("id,arm,spend,bought", [
        [1, "a", 10, "false"],
        [1, "a", 5, "true"],
        [2, "a", 3, "false"],
        [3, "b", 8, "true"],
        [4, "b", 1, "true"],
        [4, "b", 1, "true"],
      ]),
      { metric: ["spend", "bought"] },
    );
    expect(doc.arms).toEqual([
      { arm: "a", units: 2 },
      { arm: "b", units: 2 },
    ]);
    const values = doc.metrics.map(({ arms }) => arms.map(({ value }) => value));
    expect(values).toEqual([
      [9, 5],
      [0.5, 1],
    ]);
    expect(doc.metrics.map(({ kind }) => kind)).toEqual(["mean", "proportion"]);
  });

  test("a unit that was seen in two arms is in none, and is told of", async () => {
    const rows = [...shop(50, 0), [0, "b", 1, 1, "no"], [1, "a", 1, 1, "no"]];
    const doc = await desk.analyse(csv(head, rows), spend);
    expect(doc.arms.map(({ units }) => units)).toEqual([49, 49]);
    expect(doc.health.multiple_exposure).toMatchObject({ units: 2, share: 0.02, level: "warning" });
  });

  test("without a column of units each row is one", async () => {
    const doc = await desk.analyse(
      csv("arm,spend", [
        ["a", 1],
        ["a", 2],
        ["b", 3],
        ["b", 5],
      ]),
      spend,
      { unit: undefined },
    );
    expect(doc.arms.map(({ units }) => units)).toEqual([2, 2]);
  });

  test("the order of rows does not matter", async () => {
    const rows = shop(100, 3);
    const there = await desk.analyse(csv(head, rows), spend);
    const back = await desk.analyse(csv(head, rows.toReversed()), spend);
    expect(first(back).p as number).toBeCloseTo(first(there).p as number, 12);
    expect(back.sentence).toBe(there.sentence);
  });

  test("JSON lines say the same as CSV", async () => {
    const rows = shop(50, 3);
    const lines = rows.map(([id, arm, spend]) => JSON.stringify({ id, arm, spend })).join("\n");
    const doc = await desk.analyse(lines, spend, {}, "units.jsonl");
    expect(first(doc).p as number).toBeCloseTo(first(await desk.analyse(csv(head, rows), spend)).p as number, 12);
  });
});

describe("what cannot be read", () => {
  test("is named with its line, field and mend; the rest goes on", async () => {
    const rows = [
      ...shop(20, 0),
      ["x", "a", "many", 1, "no"],
      ["y", "", 3, 1, "no"],
      ["z", "a", "", 1, "no"],
      ["w", "b", "NaN", 1, "no"],
    ];
    const doc = await desk.analyse(csv(head, rows), spend);
    expect(doc.rows).toBe(44);
    expect(doc.arms.map(({ units }) => units)).toEqual([20, 20]);
    expect(doc.rejected.rows).toBe(4);
    expect(doc.rejected.examples.map(({ line, field, message }) => [line, field, message])).toEqual([
      [42, "spend", '"many" is no number'],
      [43, "arm", "is empty"],
      [44, "spend", "is empty"],
      [45, "spend", '"NaN" is no number'],
    ]);
    expect(doc.rejected.examples.every(({ mend }) => mend.length > 10)).toBe(true);
  });

  test.each([
    [{ metric: ["costs"] }, {}, /metric: the file has no column costs/],
    [spend, { arm: "group" }, /arm: the file has no column group/],
    [spend, { unit: "user" }, /unit: the file has no column user/],
    [spend, { control: "c" }, /control: there is no arm c/],
    [spend, { shares: { a: 1 } }, /share: the arm b has no planned share/],
    [{ metric: ["spend"], kind: ["spend=proportion"] }, {}, /spend has other values than 0 and 1/],
    [spend, { arm: "before" }, /arm: before has \d+ different values/],
  ])("%o with %o is refused in words", async (metrics, more, message) => {
    await expect(desk.analyse(csv(head, shop(30, 0)), metrics, more)).rejects.toThrow(message);
  });
});

describe("health, before any effect", () => {
  test("arms far from their planned sizes are a failure, those as planned are not", async () => {
    const rows = shop(400, 0).filter(([id, arm]) => arm === "a" || Number(id) < 600);
    const even = await desk.analyse(csv(head, rows), spend);
    expect(even.health).toMatchObject({ level: "failure", sample_ratio: { level: "failure" } });
    const planned = await desk.analyse(csv(head, rows), spend, { shares: { a: 4, b: 3 } });
    expect(planned.health.level).toBe("ok");
  });

  test("a planned arm without a unit is the loudest mismatch", async () => {
    const doc = await desk.analyse(csv(head, shop(400, 0)), spend, { shares: { a: 1, b: 1, c: 1 } });
    expect(doc.health.level).toBe("failure");
    expect(doc.metrics[0]?.comparisons[1]).toMatchObject({
      arm: "c",
      p: { reason: "not_enough_data" },
      significant: false,
    });
  });

  test("arms that differed before are found by the covariate", async () => {
    const rows = shop(200, 0).map(([id, arm, spend, before, bought]) => [
      id as number,
      arm as string,
      spend as string,
      arm === "b" ? Number(before) + 30 : (before as string),
      bought as string,
    ]);
    const doc = await desk.analyse(csv(head, rows), { ...spend, covariate: ["spend=before"] });
    expect(doc.health.bias_before).toMatchObject([{ metric: "spend", arm: "b", level: "failure" }]);
  });
});
