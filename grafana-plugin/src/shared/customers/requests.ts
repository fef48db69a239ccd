import type { ApiRequest } from "../api/request.ts";
import type { CustomerDoc, CustomerListDoc, CustomersDoc, CustomerTimelineDoc, ModelDoc } from "../api/types.ts";

export type CustomerSort = "value" | "churn" | "monetary" | "last_order";

export interface CustomerQuestion {
  search: string;
  segment: string | undefined;
  r: number | undefined;
  f: number | undefined;
  sort: CustomerSort;
  currency: string | undefined;
}

export interface SavedModels {
  rows: Pick<ModelDoc, "version" | "as_of" | "made_at" | "customers" | "elapsed_ms">[];
}

const segment = encodeURIComponent;

export function customersRequest(currency: string | undefined): ApiRequest<CustomersDoc> {
  return { path: "/v1/customers/overview", query: { currency } };
}

export function customerListRequest(
  { search, ...query }: CustomerQuestion,
  page: { limit: number; cursor?: string },
): ApiRequest<CustomerListDoc> {
  return { path: "/v1/customers", query: { q: search || undefined, ...query, ...page } };
}

export function customerRequest(id: string, currency: string | undefined): ApiRequest<CustomerDoc> {
  return { path: `/v1/customers/${segment(id)}`, query: { currency } };
}

export function timelineRequest(id: string, page: { limit: number; cursor?: string }): ApiRequest<CustomerTimelineDoc> {
  return { path: `/v1/customers/${segment(id)}/timeline`, query: page };
}

/** All that is known of one person, as JSON. */
export function personalDataRequest(id: string): ApiRequest<unknown> {
  return { path: `/v1/customers/${segment(id)}/data`, query: {} };
}

export function modelsRequest(currency: string | undefined): ApiRequest<SavedModels> {
  return { path: "/v1/customers/models", query: { currency } };
}

export const settingsRequest: ApiRequest<ModelDoc["settings"]> = { path: "/v1/customers/settings", query: {} };

/** CSV of a segment by rule, of a kind of buyer, or of all customers. */
export function exportRequest(of: { segment?: string; kind?: number; currency?: string }): ApiRequest<string> {
  return { path: "/v1/customers/export", query: { ...of } };
}

export const SCORE_JOB = { job: "customers.score", path: "/v1/customers/runs", body: {} };
