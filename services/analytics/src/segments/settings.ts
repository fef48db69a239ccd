import { invalid } from "../platform/errors/index.ts";
import { readSetting, writeSetting } from "../platform/settings/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { type SegmentSettings, segmentSettings } from "./schema.ts";

const setting = "segments";

export const usualSettings: SegmentSettings = {
  features: ["recency_days", "orders", "monetary"],
  from: 2,
  to: 8,
  seed: 1,
  refit_days: 30,
};

export async function readSettings(sql: Runner): Promise<SegmentSettings> {
  const parsed = segmentSettings.safeParse({ ...usualSettings, ...(await readSetting(sql, setting)) });
  return parsed.success ? parsed.data : usualSettings;
}

/** Changes what is given and keeps the rest. The next run makes new segments. */
export async function changeSettings(sql: Runner, change: Partial<SegmentSettings>): Promise<SegmentSettings> {
  const settings = { ...(await readSettings(sql)), ...change };
  if (settings.to < settings.from) throw invalid("to", "must be at least from", `from is ${settings.from}.`);
  if (new Set(settings.features).size < settings.features.length) throw invalid("features", "names one twice");
  await writeSetting(sql, setting, settings);
  return settings;
}
