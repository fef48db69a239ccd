import { expect, test } from "vitest";
import { toFailure } from "./problem.ts";

test("a problem document gives what, why and the request to look up", () => {
  const data = { title: "Unknown metric", detail: "There is no metric gmv.", request_id: "r-1" };
  expect(toFailure({ status: 404, data })).toMatchObject({
    kind: "not_found",
    what: "Unknown metric",
    why: "There is no metric gmv.",
    requestId: "r-1",
  });
});

test("the field at fault and its mend come before the general advice", () => {
  const errors = [{ field: "to", message: "is before from", mend: "Swap the two dates." }];
  expect(toFailure({ status: 400, data: { title: "Invalid input", errors } })).toMatchObject({
    why: "to: is before from",
    mend: "Swap the two dates.",
  });
});

test.each([
  [401, "unauthenticated"],
  [403, "forbidden"],
  [502, "unreachable"],
  [500, "server"],
])("status %i without a document is still explained", (status, kind) => {
  const failure = toFailure({ status, data: "<html>" });
  expect(failure.kind).toBe(kind);
  expect(failure.what && failure.why && failure.mend).toBeTruthy();
});

test("no answer at all means the API cannot be reached", () => {
  expect(toFailure(new TypeError("Failed to fetch"))).toMatchObject({
    kind: "unreachable",
    why: "No answer came back.",
  });
});
