import type { Sql } from "@vigie/db";
import { type Template, type TestDatabase, testDatabase } from "@vigie/db/testing";
import pino from "pino";
import { type Config, parseConfig } from "../config.ts";
import type { App } from "../platform/http/app.ts";
import type { Problem } from "../platform/http/schema.ts";
import { createMetrics } from "../platform/metrics/index.ts";
import { createServer } from "../server.ts";
import { createToken, type Scope } from "../tokens/index.ts";

export interface TestApi {
  db: TestDatabase;
  sql: Sql;
  app: App;
  tokens: Record<Scope, string>;
  /** Sends a request as the scope says, `admin` unless told. A body that is no text is sent as JSON. */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  get<Doc>(path: string): Promise<Doc>;
  post<Doc>(path: string, body: unknown): Promise<Doc>;
  close(): Promise<void>;
}

export interface CallOptions {
  body?: unknown;
  scope?: Scope | null;
  headers?: Record<string, string>;
}

/** The problem document of a refused request. */
export async function problemOf(response: Response): Promise<Problem> {
  return (await response.json()) as Problem;
}

const scopes: readonly Scope[] = ["read", "ingest", "triage", "write", "personal", "admin"];

export interface TestOptions {
  clock?: () => Date;
  config?: Partial<Config>;
  /** What the database begins with. */
  template?: Template;
}

/** The whole HTTP interface on a real, empty database, at a time of the test's choosing. */
export async function testApi(options: TestOptions = {}): Promise<TestApi> {
  const db = await testDatabase(options.template);
  const { sql } = db;
  const tokens = {} as Record<Scope, string>;
  for (const scope of scopes) tokens[scope] = await createToken(sql, scope, [scope]);
  const app = createServer({
    sql,
    clock: options.clock ?? (() => new Date()),
    config: { ...parseConfig({ VIGIE_DATA_DIR: "/nonexistent" }, "/"), ...options.config },
    log: pino({ level: "silent" }),
    metrics: createMetrics(),
    jobs: { send: async () => {} },
  });
  const call: TestApi["call"] = async (method, path, { body, scope = "admin", headers = {} } = {}) => {
    const isText = typeof body === "string" || body instanceof Uint8Array;
    return app.request(path, {
      method,
      headers: {
        ...(scope ? { authorization: `Bearer ${tokens[scope]}` } : {}),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isText ? (body as string) : JSON.stringify(body) }),
    });
  };
  const expectOk = async (response: Response) => {
    if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    db,
    sql,
    app,
    tokens,
    call,
    get: async <Doc>(path: string) => (await expectOk(await call("GET", path))) as Doc,
    post: async <Doc>(path: string, body: unknown) => (await expectOk(await call("POST", path, { body }))) as Doc,
    close: () => db.close(),
  };
}
