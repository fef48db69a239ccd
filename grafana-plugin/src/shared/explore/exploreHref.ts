import { locationUtil } from "@grafana/data";
import { config } from "@grafana/runtime";
import type { RawRange } from "../time/range.ts";

/** Grafana's Explore on a Loki data source. */
export function exploreHref(uid: string, expr: string, range: RawRange): string {
  const datasource = { type: "loki", uid };
  const panes = {
    vigie: {
      datasource: uid,
      queries: [{ refId: "A", expr, queryType: "range", datasource }],
      range: { from: bound(range.from), to: bound(range.to) },
    },
  };
  const params = new URLSearchParams({
    schemaVersion: "1",
    panes: JSON.stringify(panes),
    orgId: String(config.bootData?.user?.orgId ?? 1),
  });
  return locationUtil.assureBaseUrl(`/explore?${params}`);
}

/** Explore takes its own relative expressions, or milliseconds as text. */
function bound(text: string): string {
  return text.startsWith("now") ? text : String(Date.parse(text));
}
