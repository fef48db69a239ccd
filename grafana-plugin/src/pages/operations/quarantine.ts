import type { QuarantineRow } from "../../shared/api/types.ts";

export type Fields = Record<string, string>;

/** As it is typed; what is no text is shown as JSON, so that it can be typed back. */
export function toFields(row: QuarantineRow["row"]): Fields {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toText(value)]));
}

/** Only what was changed is text; the rest goes back exactly as it came. */
export function corrected(row: QuarantineRow["row"], fields: Fields): QuarantineRow["row"] {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => {
      const typed = fields[name] ?? "";
      return [name, typed === toText(value) ? value : typed];
    }),
  );
}

export function isChanged(row: QuarantineRow["row"], fields: Fields): boolean {
  return Object.entries(row).some(([name, value]) => fields[name] !== undefined && fields[name] !== toText(value));
}

function toText(value: unknown): string {
  if (value === null || value === undefined) {
    return "";
  }
  return typeof value === "string" ? value : JSON.stringify(value);
}
