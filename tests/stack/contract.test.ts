import { expect, test } from "vitest";
import type { SegmentsDoc as PageDoc } from "../../grafana-plugin/src/shared/api/segmentsDoc.ts";
import type { SegmentsDoc } from "../../services/analytics/src/segments/schema.ts";

// The type checker is the test: the page's own copy may not ask for more than the schema gives.
const asPage = (doc: SegmentsDoc): PageDoc => doc;

test("what the page Segments reads is what the API's schema promises", () => {
  expect(asPage).toBeTypeOf("function");
});
