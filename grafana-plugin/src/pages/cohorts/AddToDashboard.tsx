import { PluginExtensionExposedComponents } from "@grafana/data";
import { usePluginComponent } from "@grafana/runtime";
import type { Panel } from "@grafana/schema";
import { Button, Modal } from "@grafana/ui";
import { useState } from "react";
import { HEATMAP_PANEL_ID } from "../../constants.ts";
import type { CohortQuestion } from "../../shared/cohorts/question.ts";
import { inConsole } from "../../shared/explore/host.ts";

interface Props {
  question: CohortQuestion;
  title: string;
}

/** The props of Grafana's own form, which it gives to plugins. */
interface FormProps {
  onClose: () => void;
  buildPanel: () => Panel;
}

/** The heatmap as a panel with the same question. The console has no dashboards. */
export function AddToDashboard(props: Props) {
  return inConsole() ? null : <InGrafana {...props} />;
}

function InGrafana({ question, title }: Props) {
  const [open, setOpen] = useState(false);
  const { component: Form } = usePluginComponent<FormProps>(PluginExtensionExposedComponents.AddToDashboardFormV1);
  if (!Form) {
    return null;
  }
  const close = () => setOpen(false);
  return (
    <>
      <Button
        size="sm"
        variant="secondary"
        fill="text"
        icon="panel-add"
        aria-label={`Add ${title} to a dashboard`}
        tooltip="Add to dashboard"
        onClick={() => setOpen(true)}
      />
      <Modal title="Add to dashboard" isOpen={open} onDismiss={close}>
        <Form onClose={close} buildPanel={() => heatmapPanel(question, title)} />
      </Modal>
    </>
  );
}

/** Days stay behind: a panel follows the latest cohorts, or its dashboard's range. */
export function heatmapPanel({ from: _, to: __, ...options }: CohortQuestion, title: string): Panel {
  return { type: HEATMAP_PANEL_ID, title, gridPos: { x: 0, y: 0, w: 24, h: 14 }, options: { ...options } };
}
