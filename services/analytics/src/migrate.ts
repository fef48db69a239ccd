// Prepares a database for API and jobs, once before they start: schema, reporting login, tokens and demo shop.
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { connect } from "@vigie/db";
import { parseConfig } from "./config.ts";
import { openJobs } from "./platform/jobs/index.ts";
import { createLog } from "./platform/log/index.ts";
import { requireDatabaseUrl } from "./platform/process.ts";
import { jobNames } from "./slices.ts";
import { openDatabase } from "./start/database.ts";
import { letReportIn } from "./start/report.ts";
import { readSecretFiles } from "./start/secretFiles.ts";
import { seedIfEmpty } from "./start/seed.ts";
import { ensureToken } from "./start/token.ts";
import { keepToken, type Scope } from "./tokens/index.ts";

const say = (text: string) => console.log(text);

/** Tokens that other services of the stack present; their secrets come from outside, usually as files. */
const given: { variable: string; name: string; scopes: Scope[] }[] = [
  { variable: "VIGIE_TOKEN_GRAFANA", name: "grafana", scopes: ["read", "triage"] },
  { variable: "VIGIE_TOKEN_GRAFANA_ADMIN", name: "grafana-admin", scopes: ["admin"] },
  { variable: "VIGIE_TOKEN_INGEST", name: "ingest", scopes: ["ingest"] },
];

const config = parseConfig(process.env, process.cwd());
const secrets = readSecretFiles(
  process.env,
  ["VIGIE_REPORT_PASSWORD", ...given.map(({ variable }) => variable)],
  (file) => readFileSync(file, "utf8"),
);
const url = requireDatabaseUrl(config);
await openDatabase(config);
say("The schema is up to date.");
await mkdir(config.dataDir, { recursive: true });
say(`The owner's token lies in ${await ensureToken(url, config.dataDir)}.`);
// The queue's tables too: API and jobs start at the same time and would both make them.
await (await openJobs(url, createLog("migrate", config.logLevel), jobNames)).stop();
const sql = connect(url, { max: 2, name: "vigie-migrate" });
try {
  const password = secrets["VIGIE_REPORT_PASSWORD"];
  if (password) {
    await letReportIn(sql, password);
    say("The role vigie_report may log in.");
  }
  for (const { variable, name, scopes } of given) {
    const secret = secrets[variable];
    if (!secret) continue;
    await keepToken(sql, name, secret, scopes);
    say(`The token ${name} (${scopes.join(", ")}) is in use.`);
  }
} finally {
  await sql.end({ timeout: 3 });
}
await seedIfEmpty(url, config, say);
