import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Alert, Badge, Button, Stack, useStyles2 } from "@grafana/ui";
import { useCallback, useState } from "react";
import { submit } from "../../shared/api/client.ts";
import { REPLAY_PATH } from "../../shared/api/signalRequests.ts";
import type { QuarantineRow, ReplayDoc } from "../../shared/api/types.ts";
import { useAction } from "../../shared/api/useAction.ts";
import { ExpandList } from "../../shared/components/ExpandList.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { QuarantineEditor } from "./QuarantineEditor.tsx";
import { corrected, type Fields, isChanged, toFields } from "./quarantine.ts";

interface Props {
  rows: QuarantineRow[];
  onReplayed: () => void;
}

interface Correction {
  id: number;
  row: QuarantineRow["row"];
}

const send = (rows: Correction[]) => submit<ReplayDoc>("POST", REPLAY_PATH, { rows });

export function QuarantineRows({ rows, onReplayed }: Props) {
  const [edits, setEdits] = useState<Record<number, Fields>>({});
  const [outcome, setOutcome] = useState<ReplayDoc>();
  const done = useCallback(
    (doc: ReplayDoc) => {
      setOutcome(doc);
      setEdits({});
      onReplayed();
    },
    [onReplayed],
  );
  const action = useAction(send, done);
  const changed = rows.filter(({ id, row }) => edits[id] && isChanged(row, edits[id]));
  const replay = () => action.run(changed.map(({ id, row }) => ({ id, row: corrected(row, edits[id] ?? {}) })));
  return (
    <Stack direction="column" gap={1}>
      <ExpandList
        label="Rejected rows"
        rows={rows}
        rowKey={({ id }) => String(id)}
        summary={(row) => <Summary row={row} changed={changed.includes(row)} />}
        details={(row) => (
          <QuarantineEditor
            row={row}
            fields={edits[row.id] ?? toFields(row.row)}
            onChange={(fields) => setEdits({ ...edits, [row.id]: fields })}
          />
        )}
      />
      <div>
        <Button icon="repeat" disabled={changed.length === 0 || action.busy} onClick={replay}>
          {changed.length === 0 ? "Replay corrected rows" : `Replay ${countOf(changed.length, "corrected rows")}`}
        </Button>
      </div>
      {action.failure && <FailureMessage failure={action.failure} />}
      <div role="status">{outcome && <Outcome doc={outcome} />}</div>
    </Stack>
  );
}

function Outcome({ doc: { replayed, rejected, messages } }: { doc: ReplayDoc }) {
  const title = `${countOf(replayed, "rows")} replayed${rejected > 0 ? `, ${rejected} rejected again` : ""}`;
  return (
    <Alert severity={rejected > 0 ? "warning" : "success"} title={title}>
      {messages.map((message) => (
        <div key={message}>{message}</div>
      ))}
    </Alert>
  );
}

function Summary({ row, changed }: { row: QuarantineRow; changed: boolean }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.row}>
      <span className={styles.place}>
        {row.file}, line {row.line}
      </span>
      <span className={styles.message}>
        {row.field && <strong>{row.field}: </strong>}
        {row.message}
      </span>
      {changed && <Badge color="blue" icon="pen" text="Corrected" />}
    </span>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  row: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(0, 2), flex: 1, minWidth: 0 }),
  place: css({ color: theme.colors.text.secondary, overflowWrap: "anywhere" }),
  message: css({ flex: "1 1 260px", minWidth: 0, overflowWrap: "anywhere" }),
});
