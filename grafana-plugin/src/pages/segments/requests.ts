import type { ApiRequest } from "../../shared/api/request.ts";
import type { SegmentsDoc } from "../../shared/api/types.ts";

export function segmentsRequest(currency: string | undefined): ApiRequest<SegmentsDoc> {
  return { path: "/v1/segments", query: { currency } };
}

/** CSV: every customer with segment, features and place in the picture. */
export function featuresRequest(currency: string | null): ApiRequest<string> {
  return { path: "/v1/segments/features", query: { currency: currency ?? undefined } };
}

/** PNG. */
export function pictureRequest(currency: string | null): ApiRequest<Blob> {
  return { path: "/v1/segments/picture", query: { currency: currency ?? undefined } };
}

/** New segments, whatever the age of the last. */
export const SEGMENTS_JOB = { job: "segments.run", path: "/v1/segments/runs", body: { refit: true } };
