import { readFile } from "node:fs/promises";
import path from "node:path";
import { connect } from "@vigie/db";
import type { Appliance } from "../faults/appliance.ts";

export interface Kept {
  alerts: number;
  groups: number;
  grouped: number;
  by_hour: number;
}

/** What a running appliance holds of the alerts of a load, its own demo's left out. */
export async function alertsKept(it: Appliance): Promise<Kept> {
  const running = JSON.parse(await readFile(path.join(it.dataDir, "running.json"), "utf8")) as { databaseUrl: string };
  const sql = connect(running.databaseUrl, { max: 1 });
  try {
    const [kept] = await sql<Kept[]>`
      with g as (select id, alerts from ops.falco_group where rule like 'Rule %')
      select (select count(*)::int from ops.falco_alert where group_id in (select id from g)) as alerts,
        (select count(*)::int from g) as groups, (select coalesce(sum(alerts), 0)::int from g) as grouped,
        (select coalesce(sum(alerts), 0)::int from ops.falco_hour where group_id in (select id from g)) as by_hour`;
    if (!kept) throw new Error("the database gave no counts");
    return kept;
  } finally {
    await sql.end();
  }
}
