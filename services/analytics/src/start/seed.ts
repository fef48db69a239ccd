import { connect, type Sql } from "@vigie/db";
import cliProgress from "cli-progress";
import type { Config } from "../config.ts";
import { completeDemo, type DemoProgress, isEmpty, loadDemo } from "../demo/index.ts";
import { openLogStore } from "../logs/index.ts";
import { systemClock } from "../platform/clock/index.ts";

const words = {
  making: "Making a year of orders",
  writing: "Writing it",
  counting: "Counting it up",
  signals: "Logs, alerts and deploys",
};
const weight = { making: [0, 0.3], writing: [0.3, 0.6], counting: [0.6, 0.8], signals: [0.8, 1] } as const;

/** A start that was cut off may have left the shop without what happened on its machines. */
async function finishDemo(sql: Sql, config: Config): Promise<void> {
  const lines = { store: openLogStore(sql, systemClock, config), env: config.env };
  await completeDemo(sql, systemClock, { lines });
}

/** Creates the demo shop when there is nothing in the database, and shows how far it is. */
export async function seedIfEmpty(url: string, config: Config, say: (text: string) => void): Promise<void> {
  if (!config.demo) return;
  const sql = connect(url, { max: 3, name: "vigie-demo" });
  try {
    if (!(await isEmpty(sql))) return await finishDemo(sql, config);
    say("Creating the demo shop (VIGIE_DEMO=off leaves it out) ...");
    const bar = new cliProgress.SingleBar(
      { format: "  {bar} {percentage} %  {what}", stream: process.stderr, noTTYOutput: false },
      cliProgress.Presets.shades_classic,
    );
    bar.start(100, 0, { what: words.making });
    const onProgress = ({ phase, share }: DemoProgress) => {
      const [from, to] = weight[phase];
      bar.update(Math.round(100 * (from + (to - from) * share)), { what: words[phase] });
    };
    const lines = { store: openLogStore(sql, systemClock, config), env: config.env };
    const counts = await loadDemo(sql, systemClock, { onProgress, lines });
    bar.stop();
    say(
      `  ${counts["sales_order"]?.toLocaleString("en-GB")} orders of ${counts["customer"]?.toLocaleString("en-GB")} customers in ${counts["stores"]} stores.`,
    );
  } finally {
    await sql.end({ timeout: 3 });
  }
}
