import type { PanelOptionsEditorBuilder } from "@grafana/data";
import { DEFAULT_MEASURE, MEASURES, type Measure } from "../../shared/customers/measures.ts";

export interface PanelOptions {
  measure: Measure;
  /** "" for that of most customers. */
  currency?: string;
}

export function addOptions(builder: PanelOptionsEditorBuilder<PanelOptions>): void {
  builder
    .addRadio({
      path: "measure",
      name: "Colour shows",
      defaultValue: DEFAULT_MEASURE,
      settings: { options: MEASURES.map(({ value, label, about }) => ({ value, label, description: about })) },
    })
    .addTextInput({
      path: "currency",
      name: "Currency",
      description: "As EUR. Left out: that of most customers.",
      defaultValue: "",
    });
}
