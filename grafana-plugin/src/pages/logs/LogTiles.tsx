import type { LogVolumeDoc } from "../../shared/api/types.ts";
import { CountTiles } from "../../shared/components/CountTiles.tsx";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  view: View;
  doc: LogVolumeDoc;
  loading: boolean;
}

const ERRORS = ["fatal", "error"];

export function LogTiles({ view, doc: { totals }, loading }: Props) {
  const chosen = ERRORS.every((level) => view.params.getAll("level").includes(level));
  return (
    <CountTiles
      label="Key figures"
      loading={loading}
      tiles={[
        { id: "lines", name: "Lines", value: totals.lines, note: "in the range, under the filters" },
        {
          id: "errors",
          name: "Errors",
          value: totals.errors,
          note: "of level error or fatal",
          look: { icon: "times-circle", tone: "critical" },
          chosen,
          onChoose: () => view.setParams({ level: chosen ? undefined : ERRORS }),
        },
        { id: "services", name: "Services", value: totals.services, note: "that wrote a line" },
      ]}
    />
  );
}
