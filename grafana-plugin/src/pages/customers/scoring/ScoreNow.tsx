import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, Text, useStyles2 } from "@grafana/ui";
import type { Failure } from "../../../shared/api/problem.ts";
import type { JobRun } from "../../../shared/api/types.ts";
import { useScopes } from "../../../shared/api/useScopes.ts";
import { ProgressBar } from "../../../shared/components/ProgressBar.tsx";
import { inConsole } from "../../../shared/explore/host.ts";
import { useScoring } from "./useScoring.ts";

interface Props {
  onScored: () => void;
}

export function ScoreNow({ onScored }: Props) {
  const styles = useStyles2(getStyles);
  const { write } = useScopes();
  const { start, busy, run, failure } = useScoring(onScored);
  const refused = write === false;
  return (
    <div className={styles.bar}>
      <div role="status" className={styles.status}>
        {busy && <Progress run={run} />}
        {!busy && run && <Ended run={run} />}
        {failure && <Text color="error">{reasonOf(failure)}</Text>}
        {refused && (
          <Text color="secondary" variant="bodySmall">
            {needs()}
          </Text>
        )}
      </div>
      <Button
        variant="secondary"
        icon="calculator-alt"
        disabled={busy || refused}
        tooltip="Scores all customers. By itself it happens every night."
        onClick={start}
      >
        Score now
      </Button>
    </div>
  );
}

/** A job begins when the one before it is over. */
function Progress({ run }: { run: JobRun | undefined }) {
  const step = run?.detail["step"];
  return (
    <>
      <ProgressBar progress={run?.progress ?? 0} label="Progress of the scoring" />
      <Text color="secondary" variant="bodySmall">
        {typeof step === "string" ? step : "Waiting to begin"}
      </Text>
    </>
  );
}

function Ended({ run }: { run: JobRun }) {
  return run.state === "failed" ? (
    <Text color="error">Scoring failed: {run.error ?? "no reason was given"}. The Operations page has its run.</Text>
  ) : (
    <Text color="secondary">Scored just now.</Text>
  );
}

export function needs(): string {
  return inConsole() ? "Scoring now needs a token with the scope write." : "Scoring now needs the role Admin.";
}

function reasonOf({ kind, what, why }: Failure): string {
  return kind === "forbidden" ? needs() : `${what}: ${why}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(1) }),
  status: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(1) }),
});
