import type { View } from "../url/useView.ts";

/** A page's view that writes its changes down. */
export function testView(changes: Partial<View> = {}): View & { written: object[] } {
  const written: object[] = [];
  return {
    range: { from: "now-1h", to: "now" },
    compare: "none",
    interval: "auto",
    filters: {},
    timeZone: "utc",
    slice: { from: "2026-11-21T09:00:00.000Z", to: "2026-11-21T11:00:00.000Z", filters: {} },
    instants: { from: "2026-11-21T09:00:00.000Z", to: "2026-11-21T11:00:00.000Z" },
    bucket: "hour",
    search: "",
    params: new URLSearchParams(),
    update: (patch) => written.push(patch),
    setParams: (patch) => written.push(patch),
    refresh: () => written.push({ refresh: true }),
    revision: 0,
    written,
    ...changes,
  };
}
