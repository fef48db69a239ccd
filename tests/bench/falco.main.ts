import { parseArgs } from "node:util";
import { newDataDir, removeDir, startAppliance } from "../faults/appliance.ts";
import { alertsKept } from "./falco.kept.ts";
import { loadFalco } from "./falco.ts";

/** `npm run bench -- falco`: alerts at an even rate into a fresh appliance with the demo shop, pages asked for meanwhile. */
const { values } = parseArgs({
  options: { alerts: { type: "string", default: "100000" }, seconds: { type: "string", default: "600" } },
});
const dataDir = await newDataDir();
const it = await startAppliance(dataDir, { VIGIE_DEMO: "on" });
try {
  const token = await it.token();
  const reads = ["/v1/analytics/overview", "/v1/security", "/v1/signals", "/v1/operations"];
  const result = await loadFalco({
    url: it.url,
    token,
    alerts: Number(values.alerts),
    seconds: Number(values.seconds),
    reads,
  });
  console.log(JSON.stringify({ ...result, kept: await alertsKept(it) }, null, 2));
} finally {
  await it.stop();
  await removeDir(dataDir);
}
