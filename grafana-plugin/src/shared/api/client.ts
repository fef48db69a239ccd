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

export function fetchCsv(request: ApiRequest<unknown>): Promise<string> {
  return fetchText({ ...request, query: { ...request.query, format: "csv" } });
}

export async function fetchText(request: ApiRequest<unknown>): Promise<string> {
  return (await firstValueFrom(send<string>(toUrl(request), "text"))).data;
}

/** A picture. */
export async function fetchBlob(request: ApiRequest<Blob>): Promise<Blob> {
  return (await firstValueFrom(send<Blob>(toUrl(request), "blob"))).data;
}

/** Writes; plugin.json lists the paths that may be written to. */
export async function submit<Doc>(method: "POST" | "PUT", path: string, data: unknown): Promise<Doc> {
  return (await firstValueFrom(send<Doc>(path, "json", { method, data }))).data;
}

function send<T>(
  url: string,
  responseType: "json" | "text" | "blob",
  write: { method?: "POST" | "PUT"; data?: unknown } = {},
): Observable<FetchResponse<T>> {
  return getBackendSrv().fetch<T>({
    url: API_PATH + url,
    method: "GET",
    ...write,
    responseType,
    showErrorAlert: false,
    showSuccessAlert: false,
  });
}
