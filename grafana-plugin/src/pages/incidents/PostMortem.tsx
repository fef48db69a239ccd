import { Button, Stack } from "@grafana/ui";
import { useState } from "react";
import { fetchText } from "../../shared/api/client.ts";
import { postMortemRequest } from "../../shared/api/incidentRequests.ts";
import { toFailure } from "../../shared/api/problem.ts";
import { downloadText } from "../../shared/format/csv.ts";

/** What is known of it as Markdown, to paste or to keep. */
export function PostMortem({ id }: { id: string }) {
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState("");
  const take = async (use: (text: string) => Promise<string>) => {
    setBusy(true);
    try {
      setSaid(await use(await fetchText(postMortemRequest(id))));
    } catch (error) {
      setSaid(`The post-mortem could not be had: ${toFailure(error).why}`);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section aria-label="Post-mortem">
      <Stack gap={1} alignItems="center" wrap="wrap">
        <span>Post-mortem</span>
        <Button size="sm" variant="secondary" icon="copy" disabled={busy} onClick={() => take(copy)}>
          Copy
        </Button>
        <Button
          size="sm"
          variant="secondary"
          icon="download-alt"
          disabled={busy}
          onClick={() => take(async (text) => save(id, text))}
        >
          Download .md
        </Button>
        <span role="status">{said}</span>
      </Stack>
    </section>
  );
}

/** Browsers give pages without TLS no clipboard. */
async function copy(text: string): Promise<string> {
  try {
    await navigator.clipboard.writeText(text);
    return "Copied.";
  } catch {
    return "This browser did not let it be copied. Download it instead.";
  }
}

function save(id: string, text: string): string {
  downloadText(`incident-${id}.md`, text, "text/markdown");
  return "";
}
