import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  betaCdf,
  betaQuantile,
  chiSquareTail,
  nonCentralStudentTail,
  normalQuantile,
  normalTail,
  studentQuantile,
  studentTail,
} from "../index.ts";

const near = (value: number, reference: number, relative = 1e-12): void =>
  expect(Math.abs(value / reference - 1)).toBeLessThan(relative);
const { NaN: nan, POSITIVE_INFINITY: infinite } = Number;

// All tables below are from scipy 1.17.1: t.sf, t.ppf, chi2.sf, nct.sf, betainc and betaincinv.
test.each([
  [1e-6, 1, 0.4999996816759652],
  [1, 1, 0.25],
  [12.706204736432095, 1, 0.02499999999949565],
  [1.96, 2.5, 0.08147378223640703],
  [2.228138851964939, 10, 0.02500000000090432],
  [30, 10, 1.9808961710156623e-11],
  [4, 100, 6.0761822150380886e-5],
  [1.96, 58595.481422574, 0.0250002612908887],
  [-0.885437433127067, 58595.481422574, 0.8120378079533691],
  [6, 1e6, 9.86924906177215e-10],
  [10, 1e10, 7.619854967046964e-24],
])("studentTail(%d, %d) is scipy's within 1e-12", (t, df, p) => near(studentTail(t, df), p));

test.each([
  [0.975, 1, 12.706204736174694],
  [0.025, 2.5, -3.5746548420036834],
  [0.975, 10, 2.228138851986274],
  [1e-10, 10, -25.466008021697725],
  [0.6, 30, 0.2556053649519128],
  [0.995, 98, 2.6269310957563734],
  [0.975, 58595.481422574, 1.9600044709281281],
  [0.975, 1e6, 1.959966356814107],
  [1e-8, 1e10, -5.612001248733777],
])("studentQuantile(%d, %d) is scipy's within 1e-12", (p, df, t) => near(studentQuantile(p, df), t));

test.each([
  [3.841458820694124, 1, 0.05],
  [0.001, 1, 0.9747728793699604],
  [6.9024049496058275, 1, 0.008607987810836262],
  [40, 3, 1.065509033425585e-8],
  [180, 199, 0.8291481806530363],
  [220, 200, 0.15827867006008706],
  [180, 200, 0.84177901081357],
  [5000, 5000, 0.4973403788923451],
  [5300, 5000, 0.0015958249441347303],
  [9000, 1e4, 0.999999999999873],
  [1003000, 1e6, 0.017016772933266328],
])("chiSquareTail(%d, %d) is scipy's within 1e-12", (x, df, p) => near(chiSquareTail(x, df), p));

test.each([
  [2, 20, 2.5, 0.6919021407550495],
  [0, 5, 1, 0.8413447460685429],
  [-2, 5, 1, 0.9941035377101578],
  [1.96, 98, 2.8, 0.7986650791192476],
  [1.96, 98, -0.5, 0.007517983956349205],
  [2.6, 1e5, 2.8, 0.5792609295100949],
  [30, 5, 10, 0.01085153830598846],
  [38, 1000, 40, 0.9369991402312267],
  [12.7, 1, 3, 0.18619678199239592],
])("nonCentralStudentTail(%d, %d, %d) is scipy's within 1e-11", (t, df, shift, p) => {
  expect(Math.abs(nonCentralStudentTail(t, df, shift) - p)).toBeLessThan(1e-11);
});

test.each([
  [0.5, 2, 3, 0.6875],
  [0.1, 0.5, 0.5, 0.20483276469913345],
  [0.001, 1, 1000, 0.6323045752290359],
  [0.448, 20035, 24667, 0.4678991804724976],
  [0.99, 300, 2, 0.19616357628514303],
  [0.2, 1000, 1000, 2.2479089280361154e-196],
])("betaCdf(%d, %d, %d) is scipy's within 1e-12", (x, a, b, p) => near(betaCdf(x, a, b), p));

test.each([
  [0.025, 2, 3, 0.06758598648854294],
  [1e-8, 0.1, 0.1, 8.869280655550283e-78],
  [0.975, 20035, 24667, 0.4528024610648285],
  [0.5, 1, 1000, 0.0006929070095474781],
  [0.9, 1e6, 2e6, 0.3336821512548501],
])("betaQuantile(%d, %d, %d) is scipy's within 1e-12", (p, a, b, x) => near(betaQuantile(p, a, b), x));

describe("what holds for any argument", () => {
  const degrees = fc.double({ min: 1, max: 1e6, noNaN: true });
  const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });
  test("quantile and distribution undo each other", () => {
    fc.assert(
      fc.property(inside, degrees, (p, df) => {
        near(studentTail(-studentQuantile(p, df), df), p, 1e-9);
      }),
    );
    fc.assert(
      fc.property(inside, degrees, degrees, (p, a, b) => {
        expect(Math.abs(betaCdf(betaQuantile(p, a, b), a, b) - p)).toBeLessThan(1e-8);
      }),
    );
  });
  test("Student's t is symmetric, and its square over one value is the chi-square of the normal", () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), degrees, (t, df) => {
        expect(studentTail(t, df) + studentTail(-t, df)).toBeCloseTo(1, 12);
        expect(chiSquareTail(t * t, 1)).toBeCloseTo(2 * normalTail(Math.abs(t)), 12);
      }),
    );
  });
  test("the non-central tail rises with the shift", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        degrees,
        fc.integer({ min: -5, max: 30 }),
        (t, df, d) => {
          const rise = nonCentralStudentTail(t, df, d + 1) - nonCentralStudentTail(t, df, d);
          expect(rise).toBeGreaterThan(-1e-11);
        },
      ),
    );
  });
});

test("infinite degrees of freedom are the normal distribution, no shift is the central one", () => {
  expect(studentTail(1.3, infinite)).toBe(normalTail(1.3));
  expect(studentQuantile(0.3, infinite)).toBe(normalQuantile(0.3));
  expect(nonCentralStudentTail(2, infinite, 3)).toBe(normalTail(-1));
  expect(nonCentralStudentTail(2, 7, 0)).toBe(studentTail(2, 7));
});

test("the ends are 0 and 1, the middle is 0", () => {
  expect([studentTail(infinite, 3), studentTail(-infinite, 3), studentQuantile(0.5, 3)]).toEqual([0, 1, 0]);
  expect([chiSquareTail(0, 3), chiSquareTail(infinite, 3), chiSquareTail(1e7, 1000), chiSquareTail(0, 1e3)]).toEqual([
    1, 0, 0, 1,
  ]);
  expect([nonCentralStudentTail(infinite, 3, 1), nonCentralStudentTail(-infinite, 3, 1)]).toEqual([0, 1]);
  expect([betaCdf(0, 2, 3), betaCdf(1, 2, 3)]).toEqual([0, 1]);
});

test.each([
  ["t", () => studentTail(nan, 3)],
  ["df", () => studentTail(1, 0)],
  ["df", () => studentTail(1, nan)],
  ["p", () => studentQuantile(0, 3)],
  ["df", () => studentQuantile(0.4, -1)],
  ["x", () => chiSquareTail(-1, 3)],
  ["x", () => chiSquareTail(nan, 3)],
  ["df", () => chiSquareTail(1, infinite)],
  ["t", () => nonCentralStudentTail(nan, 3, 1)],
  ["shift", () => nonCentralStudentTail(1, 3, infinite)],
  ["x", () => betaCdf(1.1, 2, 3)],
  ["a", () => betaCdf(0.5, 0, 3)],
  ["b", () => betaQuantile(0.5, 1, nan)],
  ["p", () => betaQuantile(1, 1, 1)],
])("%s out of its range is refused by name", (name, call) => {
  expect(call).toThrow(RangeError);
  expect(call).toThrow(new RegExp(`^${name} must`));
});
