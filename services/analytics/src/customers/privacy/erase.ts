import { randomBytes } from "node:crypto";
import type { Sql, Tx } from "@vigie/db";
import { forgetCohortValues } from "../../cohorts/index.ts";
import { eraseFromLoki } from "../../logs/index.ts";
import type { Clock } from "../../platform/clock/index.ts";
import { VigieError } from "../../platform/errors/index.ts";
import { json, type Runner, run, statement } from "../../platform/sql/index.ts";
import { refresh } from "../../rollups/index.ts";
import { type Mark, marksOf, type Person } from "./marks.ts";
import type { ErasureDoc, Place } from "./schema.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  customer: load("anonymise_customer.sql"),
  findPerson: load("find_person.sql"),
  findText: load("find_text.sql"),
  note: load("note_erasure.sql"),
  orders: load("anonymise_orders.sql"),
  redact: load("redact_text.sql"),
  sessions: load("anonymise_sessions.sql"),
  tickets: load("anonymise_tickets.sql"),
};

export const randomPlaceholder = (): string => `erased-${randomBytes(8).toString("hex")}`;

export interface ErasureOptions {
  clock: Clock;
  /** Who asked for it. */
  by: string;
  /** Makes the name that the customer's orders go by from then on: as good as random. */
  placeholder: () => string;
  lokiUrl?: string | undefined;
}

async function anonymise(tx: Tx, { id }: Person, placeholder: string, marks: readonly Mark[]): Promise<Place[]> {
  const changed: Place[] = [{ place: "shop.customer", rows: 1 }];
  await run(tx, statements.customer, { id, placeholder });
  for (const [place, it] of [
    ["shop.sales_order", statements.orders],
    ["shop.session", statements.sessions],
    ["shop.ticket", statements.tickets],
  ] as const) {
    const { length } = await run(tx, it, { id, placeholder });
    if (length > 0) changed.push({ place, rows: length });
  }
  for (const { text, weak, replacement } of marks) {
    changed.push(...(await run<Place>(tx, statements.redact, { mark: text, replacement, weak })));
  }
  return changed;
}

const merged = (places: readonly Place[]): Place[] =>
  [...Map.groupBy(places, ({ place }) => place)].map(([place, all]) => ({
    place,
    rows: all.reduce((sum, it) => sum + it.rows, 0),
  }));

/** Searches every text there is. Other customers of the same name, and numbers that mean something else, are told apart. */
async function search(sql: Runner, marks: readonly Mark[]): Promise<{ left: Place[]; others: Place[] }> {
  const found = { left: [] as Place[], others: [] as Place[] };
  for (const { text, weak } of marks) {
    for (const it of await run<Place>(sql, statements.findText, { mark: text, weak })) {
      (weak || it.place === "shop.customer.name" ? found.others : found.left).push(it);
    }
  }
  return { left: merged(found.left), others: merged(found.others) };
}

/**
 * Removes a person from facts, results, quarantine, notes and log lines, and proves it by searching everything for what
 * told them. Their orders stay under a name of no meaning, so totals, cohorts and models are as they were.
 */
export async function eraseCustomer(sql: Sql, customer: string, options: ErasureOptions): Promise<ErasureDoc> {
  const { clock, by, lokiUrl } = options;
  const [person] = await run<Person>(sql, statements.findPerson, { customer });
  if (!person) throw new VigieError("not_found", `There is no customer ${customer}.`);
  const placeholder = options.placeholder();
  const marks = marksOf(person, placeholder);
  const changed = merged(await sql.begin((tx) => anonymise(tx, person, placeholder, marks)));
  const strong = marks.filter(({ weak }) => !weak).map(({ text }) => text);
  const loki = lokiUrl === undefined ? null : await eraseFromLoki(lokiUrl, strong, clock());
  await refresh(sql, { clock });
  await forgetCohortValues(sql);
  const { left, others } = await search(sql, marks);
  const clean = left.length === 0 && loki?.failed !== true;
  await run(sql, statements.note, { at: clock(), by, placeholder, changed: json(changed), clean });
  return { placeholder, changed, searched_for: marks.length, left, others, loki: loki?.words ?? null, clean };
}
