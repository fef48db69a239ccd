import { Button, Field, Stack, TextArea } from "@grafana/ui";
import { type FormEvent, useId, useState } from "react";
import type { TriageRun } from "./TriagePanel.tsx";

export function CommentForm({ action: { run, busy } }: { action: TriageRun }) {
  const id = useId();
  const [text, setText] = useState("");
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() && (await run({ action: "comment", reason: text.trim() }))) {
      setText("");
    }
  };
  return (
    <form onSubmit={send} aria-label="Comment">
      <Stack direction="column" gap={1} alignItems="stretch">
        <Field label="Comment" htmlFor={id} noMargin>
          <TextArea
            id={id}
            rows={2}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <div>
          <Button type="submit" variant="secondary" icon="comment-alt" disabled={busy || !text.trim()}>
            Comment
          </Button>
        </div>
      </Stack>
    </form>
  );
}
