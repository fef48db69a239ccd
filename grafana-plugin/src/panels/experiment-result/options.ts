import type { PanelOptionsEditorBuilder } from "@grafana/data";

export interface PanelOptions {
  /** "" until one is chosen. */
  key: string;
  metrics: "all" | "primary";
  /** Whether the hours that the plan leaves out count. */
  hours: "without" | "all";
}

const METRICS = [
  { value: "all" as const, label: "All" },
  { value: "primary" as const, label: "Primary only" },
];
const HOURS = [
  { value: "without" as const, label: "Without incidents" },
  { value: "all" as const, label: "All" },
];

export function addOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  builder
    .addTextInput({
      path: "key",
      name: "Experiment",
      description: "Its key, the last part of its page's address.",
      defaultValue: "",
    })
    .addRadio({ path: "metrics", name: "Metrics", defaultValue: "all", settings: { options: METRICS } })
    .addRadio({
      path: "hours",
      name: "Hours",
      description: "Without incidents: as its plan leaves them out.",
      defaultValue: "without",
      settings: { options: HOURS },
    });
}
