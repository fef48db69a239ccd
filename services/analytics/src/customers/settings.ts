import { invalid } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { readSetting, writeSetting } from "../platform/settings/index.ts";
import type { Runner } from "../platform/sql/index.ts";
import { otherSegment } from "./rules.ts";
import { type CustomerSettings, customerSettings, usualSettings } from "./settings_schema.ts";

const setting = "customers";

/** What the schema cannot say: that names differ, and that ranges lie within the scores. */
function check({ rules, quantiles }: CustomerSettings): void {
  const names = rules.map((rule) => rule.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index || name === otherSegment.name);
  if (twice) throw invalid("rules", `the name ${twice} is taken`, "Give every rule a name of its own.");
  for (const [index, rule] of rules.entries()) {
    for (const score of ["r", "f", "m"] as const) {
      const [least, most] = rule[score] ?? [1, 1];
      if (least > most || most > quantiles)
        throw invalid(
          `rules[${index}].${score}`,
          `${least} to ${most} is no range of scores`,
          `Scores are 1 to ${quantiles}.`,
        );
    }
  }
}

export async function readSettings(sql: Runner): Promise<CustomerSettings> {
  const parsed = customerSettings.safeParse({ ...usualSettings, ...(await readSetting(sql, setting)) });
  return parsed.success ? parsed.data : usualSettings;
}

/** Changes what is given and keeps the rest. A model fitted under other settings is fitted anew at the next scoring. */
export async function changeSettings(sql: Runner, change: Partial<CustomerSettings>): Promise<CustomerSettings> {
  const parsed = customerSettings.safeParse({ ...(await readSettings(sql)), ...change });
  if (!parsed.success) {
    const [first] = faultsOf(parsed.error);
    throw invalid(first?.field ?? "body", first?.message ?? "is not valid");
  }
  check(parsed.data);
  await writeSetting(sql, setting, parsed.data);
  return parsed.data;
}
