import { ToolbarButton } from "@grafana/ui";
import type { View } from "../url/useView.ts";
import { RangePicker } from "./RangePicker.tsx";

interface Props {
  view: View;
}

/** For pages about now: ranges down to minutes, and asking again. */
export function TimeControls({ view }: Props) {
  return (
    <>
      <RangePicker view={view} withMinutes />
      <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
    </>
  );
}
