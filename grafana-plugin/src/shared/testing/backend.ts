import { type BackendSrv, type BackendSrvRequest, setBackendSrv } from "@grafana/runtime";
import { of, throwError } from "rxjs";
import { API_PATH } from "../../constants.ts";

export interface Answer {
  status: number;
  data: unknown;
}

export interface FakeBackend {
  sent: BackendSrvRequest[];
  /** By "METHOD /path" or "/path", without the query. */
  answers: Record<string, Answer | ((request: BackendSrvRequest) => Answer)>;
}

/** Grafana's backend service with answers written by hand; what is not written answers 200 with nothing in it. */
export function fakeBackend(): FakeBackend {
  const fake: FakeBackend = { sent: [], answers: {} };
  const backend = {
    fetch(request: BackendSrvRequest) {
      fake.sent.push(request);
      const path = request.url.replace(API_PATH, "").split("?")[0] ?? "";
      const found = fake.answers[`${request.method} ${path}`] ?? fake.answers[path] ?? { status: 200, data: {} };
      const answer = typeof found === "function" ? found(request) : found;
      return answer.status < 400 ? of(answer) : throwError(() => answer);
    },
  };
  setBackendSrv(backend as unknown as BackendSrv);
  return fake;
}
