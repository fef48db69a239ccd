import type { Config } from "../config.ts";
import { readSetting, writeSetting } from "../platform/settings/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { type SignalKind, signalKind } from "../signals/schema.ts";
import type { AnnotationSettings, AnnotationSettingsDoc } from "./schema.ts";

const setting = "annotations";

/** What few readers want on every chart is off until somebody switches it on. */
const off: ReadonlySet<SignalKind> = new Set(["holiday", "price_change", "log_pattern"]);
const defaults = Object.fromEntries(signalKind.options.map((kind) => [kind, !off.has(kind)])) as Record<
  SignalKind,
  boolean
>;

export async function readSettings(sql: Runner, config: Pick<Config, "grafana">): Promise<AnnotationSettingsDoc> {
  const kept: Partial<AnnotationSettings> = await readSetting(sql, setting);
  return { enabled: config.grafana !== undefined, kinds: { ...defaults, ...kept.kinds } };
}

/** Switches kinds on and off; those not named stay as they are. */
export async function writeSettings(
  sql: Runner,
  config: Pick<Config, "grafana">,
  given: AnnotationSettings,
): Promise<AnnotationSettingsDoc> {
  const { kinds } = await readSettings(sql, config);
  await writeSetting(sql, setting, { kinds: { ...kinds, ...given.kinds } });
  return readSettings(sql, config);
}
