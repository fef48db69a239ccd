import type { Sql } from "@vigie/db";
import {
  LevelMeter,
  type LiveLevel,
  type Plan,
  planShop,
  type Refund,
  simulateDays,
  type Ticket,
} from "@vigie/simulator";
import { VigieError } from "../platform/errors/index.ts";
import { type Runner, run, statement } from "../platform/sql/index.ts";

const recallDemo = statement(import.meta.url, "recall_demo.sql");

/** The demo shop that was loaded here. */
export interface DemoShop {
  plan: Plan;
  /** How busy it was at its end, and goes on to be. */
  level: LiveLevel;
  /** Refunds of its history that come after its end. */
  late: readonly Refund[];
  /** Tickets of its history that are opened or closed after its end. */
  lateTickets: readonly Ticket[];
}

/** What a load remembers of the shop. */
export interface Remembered {
  seed: number;
  end: string;
  level?: LiveLevel;
  late?: Refund[];
  lateTickets?: Ticket[];
}

const shops = new Map<string, DemoShop>();

function measure(plan: Plan): LiveLevel {
  const meter = new LevelMeter(plan);
  for (const day of simulateDays(plan)) meter.add(day);
  return meter.level();
}

export async function findDemoShop(sql: Runner): Promise<DemoShop | undefined> {
  const [row] = await run<{ value: Remembered }>(sql, recallDemo);
  if (!row) return undefined;
  const { seed, end, level, late = [], lateTickets = [] } = row.value;
  const key = `${seed} ${end}`;
  const known = shops.get(key);
  if (known) return known;
  const plan = planShop({ seed, end: new Date(end) });
  const shop = { plan, level: level ?? measure(plan), late, lateTickets };
  shops.set(key, shop);
  return shop;
}

/** The plan of the demo shop that was loaded here, if one was. */
export const findDemoPlan = async (sql: Sql): Promise<Plan | undefined> => (await findDemoShop(sql))?.plan;

export async function requireDemoShop(sql: Runner): Promise<DemoShop> {
  const shop = await findDemoShop(sql);
  if (shop) return shop;
  throw new VigieError("conflict", "There is no demo shop here. Start with VIGIE_DEMO=on and an empty data folder.");
}
