import { expect, test } from "vitest";
import { domainOf, luminance, positionIn, toneAt } from "./scale.ts";

const steps = Array.from({ length: 201 }, (_, i) => i / 200);
const parts = (color: string) =>
  color.startsWith("#")
    ? [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16))
    : (color.match(/\d+/g) ?? []).map(Number);

test.each([true, false])("in every cell the text stands out by 4.5 or more (dark: %s)", (isDark) => {
  for (const step of steps) {
    const { background, text } = toneAt(step, isDark);
    const [a = 0, b = 0] = [luminance(parts(background)), luminance(parts(text))].sort((x, y) => y - x);
    expect((a + 0.05) / (b + 0.05), `${step}`).toBeGreaterThanOrEqual(4.5);
  }
});

test.each([true, false])("more is always lighter on a dark page and darker on a light one (dark: %s)", (isDark) => {
  const light = steps.map((step) => luminance(parts(toneAt(step, isDark).background)));
  const ordered = light.toSorted((a, b) => (isDark ? a - b : b - a));
  expect(light).toEqual(ordered);
  expect(new Set(light).size).toBeGreaterThan(150);
});

test("one odd cohort does not take the colours from all others, and the legend says so", () => {
  const values = [...Array.from({ length: 100 }, (_, i) => i), 10_000];
  const domain = domainOf(values);
  expect(domain).toEqual({ low: 5, high: 95, below: true, above: true });
  expect([0, 5, 50, 95, 10_000].map((it) => domain && positionIn(domain, it))).toEqual([0, 0, 0.5, 1, 1]);
});

test("few values keep their whole range, equal ones one colour, none no scale", () => {
  expect(domainOf([3, 1, 2])).toEqual({ low: 1, high: 3, below: false, above: false });
  expect(positionIn({ low: 2, high: 2, below: false, above: false }, 2)).toBe(0.5);
  expect(domainOf([])).toBeUndefined();
});
