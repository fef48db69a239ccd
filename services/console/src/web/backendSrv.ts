import type { BackendSrv, BackendSrvRequest, FetchResponse } from "@grafana/runtime";
import { lastValueFrom, Observable, throwError } from "rxjs";

/** Grafana's BackendSrv on plain fetch: the same answers and the same errors, and unsubscribing cancels. */
export class ConsoleBackendSrv implements BackendSrv {
  fetch<T>(options: BackendSrvRequest): Observable<FetchResponse<T>> {
    return new Observable((subscriber) => {
      const controller = new AbortController();
      send<T>(options, controller.signal).then(
        (response) => {
          if (response.ok) {
            subscriber.next(response);
            subscriber.complete();
          } else {
            signInAgain(response.data);
            subscriber.error(failure(options, response.status, response.statusText, response.data));
          }
        },
        (error: unknown) => subscriber.error(failure(options, 0, String(error), undefined)),
      );
      return () => controller.abort();
    });
  }

  chunked(): Observable<never> {
    return throwError(() => new Error("Streaming answers are not supported here"));
  }

  async request<T>(options: BackendSrvRequest): Promise<T> {
    return (await lastValueFrom(this.fetch<T>(options))).data;
  }

  datasourceRequest<T>(options: BackendSrvRequest): Promise<FetchResponse<T>> {
    return lastValueFrom(this.fetch<T>(options));
  }

  get<T>(url: string, params?: BackendSrvRequest["params"], requestId?: string): Promise<T> {
    return this.request<T>({ method: "GET", url, params, requestId });
  }

  delete<T>(url: string, data?: unknown): Promise<T> {
    return this.request<T>({ method: "DELETE", url, data });
  }

  post<T>(url: string, data?: unknown): Promise<T> {
    return this.request<T>({ method: "POST", url, data });
  }

  patch<T>(url: string, data?: unknown): Promise<T> {
    return this.request<T>({ method: "PATCH", url, data });
  }

  put<T>(url: string, data?: unknown): Promise<T> {
    return this.request<T>({ method: "PUT", url, data });
  }
}

async function send<T>(options: BackendSrvRequest, signal: AbortSignal): Promise<FetchResponse<T>> {
  const { method = "GET", data } = options;
  const hasBody = data !== undefined && method !== "GET";
  const response = await fetch(toAddress(options), {
    method,
    signal,
    credentials: "same-origin",
    headers: {
      accept: "application/json, text/plain, */*",
      ...(hasBody ? { "content-type": "application/json" } : {}),
      ...options.headers,
    },
    body: hasBody ? JSON.stringify(data) : undefined,
  });
  const { status, statusText, ok, headers, redirected, type, url } = response;
  const body = (await readBody(response, options.responseType)) as T;
  return { data: body, status, statusText, ok, headers, redirected, type, url, config: options };
}

function toAddress({ url, params }: BackendSrvRequest): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params ?? {})) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== null) {
        search.append(key, String(item));
      }
    }
  }
  const address = url.startsWith("/") ? url : `/${url}`;
  return search.size > 0 ? `${address}${address.includes("?") ? "&" : "?"}${search}` : address;
}

async function readBody(response: Response, type: BackendSrvRequest["responseType"]): Promise<unknown> {
  if (type === "blob" || type === "arraybuffer") {
    return type === "blob" ? response.blob() : response.arrayBuffer();
  }
  const text = await response.text();
  if (type === "text" && response.ok) {
    return text;
  }
  try {
    return text ? JSON.parse(text) : {};
  } catch {
    return text;
  }
}

/** The session ended: the sign-in page leads back here. */
function signInAgain(data: unknown): void {
  if (typeof data === "object" && data !== null && "code" in data && data.code === "not_signed_in") {
    location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  }
}

function failure(config: BackendSrvRequest, status: number, statusText: string, data: unknown) {
  return { status, statusText, data, config, isHandled: false };
}
