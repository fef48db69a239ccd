import { VigieError } from "../../platform/errors/index.ts";
import type { Job } from "../../platform/jobs/index.ts";
import { type Delivery, deliver } from "./deliver.ts";

/** Sends a segment to an address. Run again it sends all pages again, under the same delivery. */
export const deliverJob: Job<Delivery> = {
  name: "customers.deliver",
  async run(delivery, { sql, config, log, progress }) {
    if (!config.webhookSecret) throw new VigieError("unavailable", "VIGIE_WEBHOOK_SECRET is not set.");
    const onPage = (sent: number) => progress(0.5, { sent });
    const done = await deliver(sql, delivery, { secret: config.webhookSecret, onPage });
    log.info({ job: "customers.deliver", delivery: delivery.delivery, ...done }, "segment delivered");
    return { ...done };
  },
};
