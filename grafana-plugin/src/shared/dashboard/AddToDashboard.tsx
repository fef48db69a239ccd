import { PluginExtensionExposedComponents } from "@grafana/data";
import { usePluginComponent } from "@grafana/runtime";
import type { Panel } from "@grafana/schema";
import { Button, Modal } from "@grafana/ui";
import { useState } from "react";
import { inConsole } from "../explore/host.ts";

interface Props {
  title: string;
  buildPanel: () => Panel;
}

/** The props of Grafana's own form, which it gives to plugins. */
interface FormProps {
  onClose: () => void;
  buildPanel: () => Panel;
}

/** What is on screen as a panel of a dashboard. The console has no dashboards. */
export function AddToDashboard(props: Props) {
  return inConsole() ? null : <InGrafana {...props} />;
}

function InGrafana({ title, buildPanel }: Props) {
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
        <Form onClose={close} buildPanel={buildPanel} />
      </Modal>
    </>
  );
}
