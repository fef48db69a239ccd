import type { Job } from "../platform/jobs/index.ts";
import { findStockOuts } from "./stock_outs.ts";

/** Looks for products that ran out or came back, where stock was counted since the last look. */
export const stockOutJob: Job = {
  name: "signals.stock_outs",
  everyMs: 15_000,
  async run(_, { sql, clock, log }) {
    const found = await findStockOuts(sql, clock);
    if (found === 0) return undefined;
    log.info({ job: "signals.stock_outs", found }, "stock-outs looked at");
    return { found };
  },
};
