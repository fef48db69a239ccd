import type { IconName } from "@grafana/data";
import type { Severity, Signal, SignalKind } from "../api/types.ts";
import type { Look } from "../components/IconWord.tsx";

interface KindLook {
  name: string;
  icon: IconName;
  /** Drawn until the reader chooses otherwise. */
  usual: boolean;
}

export const KINDS: Record<SignalKind, KindLook> = {
  deploy: { name: "Deploys", icon: "rocket", usual: true },
  falco: { name: "Security alerts", icon: "shield", usual: true },
  log_burst: { name: "Bursts of errors", icon: "bolt", usual: true },
  stock_out: { name: "Sold out", icon: "cube", usual: true },
  campaign: { name: "Campaigns", icon: "star", usual: true },
  experiment: { name: "Experiments", icon: "vial", usual: true },
  attack: { name: "Attacks", icon: "shield-exclamation", usual: true },
  alert: { name: "Alerts", icon: "bell", usual: true },
  holiday: { name: "Holidays", icon: "calendar-alt", usual: false },
  price_change: { name: "Price changes", icon: "tag-alt", usual: false },
  log_pattern: { name: "New error patterns", icon: "file-alt", usual: false },
};

export const KIND_IDS = Object.keys(KINDS) as SignalKind[];
export const USUAL = KIND_IDS.filter((kind) => KINDS[kind].usual);

export const SEVERITIES: Record<Severity, Look & { word: string }> = {
  critical: { word: "Critical", icon: "exclamation-circle", tone: "critical" },
  warning: { word: "Warning", icon: "exclamation-triangle", tone: "warning" },
  info: { word: "Info", icon: "info-circle", tone: "info" },
};

const NONE = "none";

/** `signals=deploy,falco`; left out: the usual ones; `none`: nothing. */
export function readKinds(params: URLSearchParams): SignalKind[] {
  const text = params.get("signals");
  if (text === null) {
    return USUAL;
  }
  const asked = text.split(",");
  return KIND_IDS.filter((kind) => asked.includes(kind));
}

export function kindsParam(kinds: SignalKind[]): string | undefined {
  const chosen = KIND_IDS.filter((kind) => kinds.includes(kind));
  if (chosen.length === USUAL.length && USUAL.every((kind) => chosen.includes(kind))) {
    return undefined;
  }
  return chosen.join(",") || NONE;
}

/** Of products that sold out only those that matter are drawn. */
export function isDrawn({ kind, severity }: Pick<Signal, "kind" | "severity">): boolean {
  return kind !== "stock_out" || severity !== "info";
}
