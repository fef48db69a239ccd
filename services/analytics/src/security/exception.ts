import { stringify } from "yaml";

/**
 * An exception as Falco's rules files write it, appended to a rule that was loaded before.
 * @see https://falco.org/docs/concepts/rules/exceptions/
 */
export function toYaml(rule: string, values: readonly (readonly [field: string, value: string])[]): string {
  const fields = values.map(([field]) => field);
  const name = `vigie_${fields.map((field) => field.replace(/\W+/g, "_")).join("_")}`;
  const exception = { name, fields, comps: fields.map(() => "="), values: [values.map(([, value]) => value)] };
  return stringify([{ rule, exceptions: [exception], override: { exceptions: "append" } }]);
}
