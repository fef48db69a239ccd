import { Drawer } from "@grafana/ui";
import type { SubjectKind } from "../api/types.ts";
import { TriagePanel } from "./TriagePanel.tsx";

interface Props {
  kind: SubjectKind;
  subject: string;
  title: string;
  timeZone: string;
  onClose: () => void;
  onChange: () => void;
}

export function TriageDrawer({ title, onClose, ...panel }: Props) {
  return (
    <Drawer title="Triage" subtitle={title} size="sm" onClose={onClose}>
      <TriagePanel {...panel} />
    </Drawer>
  );
}
