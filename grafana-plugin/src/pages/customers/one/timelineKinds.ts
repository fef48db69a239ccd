import type { IconName } from "@grafana/data";
import type { CustomerEvent } from "../../../shared/api/types.ts";

export type EventKind = CustomerEvent["kind"];

export const EVENT_KINDS: Record<EventKind, { name: string; icon: IconName }> = {
  order: { name: "Orders", icon: "tag-alt" },
  refund: { name: "Refunds", icon: "history-alt" },
  session: { name: "Visits", icon: "eye" },
  ticket: { name: "Tickets", icon: "comment-alt" },
  move: { name: "Moves", icon: "exchange-alt" },
};

export const EVENT_KIND_IDS = Object.keys(EVENT_KINDS) as EventKind[];

/** All kinds unless the address names some; "none" for none. */
export function readKinds(params: URLSearchParams): EventKind[] {
  const asked = params.getAll("kind");
  return asked.length === 0 ? EVENT_KIND_IDS : EVENT_KIND_IDS.filter((kind) => asked.includes(kind));
}

export function toggleKind(chosen: EventKind[], kind: EventKind): { kind: string[] | undefined } {
  const next = EVENT_KIND_IDS.filter((it) => (it === kind ? !chosen.includes(it) : chosen.includes(it)));
  if (next.length === EVENT_KIND_IDS.length) {
    return { kind: undefined };
  }
  return { kind: next.length === 0 ? ["none"] : next };
}

const DETAILS: Record<string, string> = {
  store: "",
  lines: "lines",
  channel: "",
  campaign: "campaign",
  coupon: "coupon",
  reason: "",
  device: "",
  order: "order",
  satisfaction: "satisfaction",
};

/** "Halyard Marseille · web · 3 lines": what is known, in a line. A move's title has it all. */
export function detailText({ kind, detail }: Pick<CustomerEvent, "kind" | "detail">): string {
  if (kind === "move") {
    return "";
  }
  return Object.entries(DETAILS)
    .flatMap(([key, word]) => {
      const value = detail[key];
      if (value === null || value === undefined || value === "") {
        return [];
      }
      if (key === "lines") {
        return [`${value} ${value === 1 ? "line" : word}`];
      }
      return [
        key === "satisfaction"
          ? `${word} ${value} of 5`
          : word
            ? `${word} ${value}`
            : String(value).replaceAll("_", " "),
      ];
    })
    .join(" · ");
}
