import { expect, test } from "vitest";
import { customerHref, customerOf } from "./customerHref.ts";

test.each(["C1", "A/B 1% é?#", "~25", "50%~7E"])("the id %s comes back from its address, read once or twice", (id) => {
  const path = customerHref(id, "?from=now-1d").split("?")[0]?.split("/").at(-1) ?? "";
  expect(customerOf(decodeURIComponent(path))).toBe(id);
  expect(customerOf(decodeURIComponent(decodeURI(path)))).toBe(id);
});
