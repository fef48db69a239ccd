import type { IconName } from "@grafana/data";
import { Button } from "@grafana/ui";
import { useAction } from "../api/useAction.ts";
import { downloadBlob, downloadText } from "../format/csv.ts";

interface Props {
  text: string;
  /** For screen readers; the text where it says enough. */
  label?: string;
  tooltip: string;
  file: string;
  icon?: IconName;
  /** Text is CSV. */
  load: () => Promise<string | Blob>;
}

/** Takes a file from the API; why it could not be had stands in place of the tooltip. */
export function DownloadButton({ text, label = text, tooltip, file, icon = "download-alt", load }: Props) {
  const save = (data: string | Blob) =>
    typeof data === "string" ? downloadText(file, data) : downloadBlob(file, data);
  const { run, busy, failure } = useAction(load, save);
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={failure ? "exclamation-triangle" : icon}
      disabled={busy}
      aria-label={failure ? `${label} failed: ${failure.why}` : label}
      tooltip={failure ? `${failure.what}: ${failure.why}` : tooltip}
      onClick={() => run(undefined as never)}
    >
      {text}
    </Button>
  );
}
