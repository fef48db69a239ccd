import { RadioButtonGroup } from "@grafana/ui";
import { useMemo } from "react";
import type { LogVolumeDoc } from "../../shared/api/types.ts";
import { CountChartPanel } from "../../shared/chart/CountChartPanel.tsx";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import { type VolumeBy, volumeCounts } from "./volume.ts";

interface Props {
  view: View;
  doc: LogVolumeDoc;
  loading: boolean;
}

const CHOICES: { value: VolumeBy; label: string }[] = [
  { value: "level", label: "Level" },
  { value: "service", label: "Service" },
];

export function VolumePanel({ view, doc, loading }: Props) {
  const by: VolumeBy = view.params.get("by") === "service" ? "service" : "level";
  const counts = useMemo(() => volumeCounts(doc, by), [doc, by]);
  return (
    <CountChartPanel
      title={`Lines by ${by}`}
      description="Drag over the chart to look closer."
      file={`lines-by-${by}`}
      counts={counts}
      timeZone={view.timeZone}
      height={240}
      loading={loading}
      onZoom={(from, to) => view.update({ range: absolute(from, to, view.timeZone) })}
      actions={
        <RadioButtonGroup
          size="sm"
          aria-label="Stack lines by"
          options={CHOICES}
          value={by}
          onChange={(value) => view.setParams({ by: value === "level" ? undefined : value })}
        />
      }
    />
  );
}
