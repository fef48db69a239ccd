import { type FetchResponse, getBackendSrv } from "@grafana/runtime";
import { firstValueFrom, map, type Observable } from "rxjs";
import { API_PATH } from "../../constants.ts";
import { type ApiRequest, toUrl } from "./request.ts";

/** Unsubscribing cancels the request. */
export function watch<Doc>(request: ApiRequest<Doc>): Observable<Doc> {
  return send<Doc>(toUrl(request), "json").pipe(map((response) => response.data));
}

export function fetchDoc<Doc>(request: ApiRequest<Doc>): Promise<Doc> {
  return firstValueFrom(watch(request));
}

export async function fetchCsv(request: ApiRequest<unknown>): Promise<string> {
  const url = toUrl({ ...request, query: { ...request.query, format: "csv" } });
  return (await firstValueFrom(send<string>(url, "text"))).data;
}

function send<T>(url: string, responseType: "json" | "text"): Observable<FetchResponse<T>> {
  return getBackendSrv().fetch<T>({
    url: API_PATH + url,
    method: "GET",
    responseType,
    showErrorAlert: false,
    showSuccessAlert: false,
  });
}
