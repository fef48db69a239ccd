import { PanelChrome } from "@grafana/ui";
import { useState } from "react";
import { Monitors } from "./Monitors.tsx";

/** Closed at first: it is asked for only by who wants to change what is watched. */
export function WatchPanel({ timeZone }: { timeZone: string }) {
  const [open, setOpen] = useState(false);
  return (
    <PanelChrome
      title="Watch settings"
      description="Which figures are watched, and how far one must leave its expected range to count."
      padding="md"
      collapsible
      collapsed={!open}
      onToggleCollapse={(collapsed) => setOpen(!collapsed)}
    >
      {open ? <Monitors timeZone={timeZone} /> : null}
    </PanelChrome>
  );
}
