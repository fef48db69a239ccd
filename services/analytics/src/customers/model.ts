import { VigieError } from "../platform/errors/index.ts";
import { json, type Runner, run, statement } from "../platform/sql/index.ts";
import type { ChurnModel } from "./churn.ts";
import type { LifetimeModel } from "./lifetime.ts";
import type { RfmModel } from "./rfm.ts";
import type { CustomerSettings } from "./settings_schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = { latest: load("latest_model.sql"), list: load("list_models.sql"), write: load("write_model.sql") };

/** Why a part of a model is not there. */
export interface NoModel {
  reason: string;
  detail: string;
}

/** A saved fit: scores anybody as those it was made of, without being fitted again. */
export interface CustomerModel {
  currency: string;
  version: number;
  /** Fitted on what was known before this day. */
  as_of: string;
  made_at: string;
  settings: CustomerSettings;
  rfm: RfmModel;
  lifetime: LifetimeModel;
  churn: ChurnModel | NoModel;
  customers: number;
  elapsed_ms: number;
}

export async function latestModel(sql: Runner, currency: string, version?: number): Promise<CustomerModel | undefined> {
  const [row] = await run<CustomerModel>(sql, statements.latest, { currency, version: version ?? null });
  return row;
}

export async function requireModel(
  sql: Runner,
  currency: string | undefined,
  version?: number,
): Promise<CustomerModel> {
  const model = currency === undefined ? undefined : await latestModel(sql, currency, version);
  if (!model) throw new VigieError("not_found", "There is no such model. `GET /v1/customers/models` lists them.");
  return model;
}

export type ModelEntry = Pick<CustomerModel, "version" | "as_of" | "made_at" | "customers" | "elapsed_ms">;

export const listModels = (sql: Runner, currency: string) => run<ModelEntry>(sql, statements.list, { currency });

/** Keeps a model under the next version of its currency. */
export async function saveModel(sql: Runner, model: Omit<CustomerModel, "version">): Promise<CustomerModel> {
  const { settings, rfm, lifetime, churn, ...rest } = model;
  const [row] = await run<{ version: number }>(sql, statements.write, {
    ...rest,
    settings: json(settings),
    rfm: json(rfm),
    lifetime: json(lifetime),
    churn: json(churn),
  });
  return { ...model, version: row?.version ?? 1 };
}
