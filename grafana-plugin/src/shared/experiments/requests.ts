import type { ApiRequest, Query } from "../api/request.ts";
import type { ExperimentDoc, ExperimentResultsDoc, ExperimentsDoc, PowerDoc } from "../api/types.ts";

export const experimentsRequest: ApiRequest<ExperimentsDoc> = { path: "/v1/experiments", query: {} };

const pathOf = (key: string) => `/v1/experiments/${encodeURIComponent(key)}`;

export function experimentRequest(key: string): ApiRequest<ExperimentDoc> {
  return { path: pathOf(key), query: {} };
}

export function resultsRequest(key: string): ApiRequest<ExperimentResultsDoc> {
  return { path: `${pathOf(key)}/results`, query: {} };
}

export function powerRequest(query: Query): ApiRequest<PowerDoc> {
  return { path: "/v1/experiments/power", query };
}

/** The result anew. */
export function analyseJob(key: string) {
  return { job: "experiments.analyse", path: `${pathOf(key)}/results`, body: {} };
}
