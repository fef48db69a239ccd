import { css } from "@emotion/css";
import type { GrafanaTheme2, IconName } from "@grafana/data";
import { Button, Text, useStyles2 } from "@grafana/ui";
import type { Failure } from "../api/problem.ts";
import type { JobRun } from "../api/types.ts";
import { useScopes } from "../api/useScopes.ts";
import { ProgressBar } from "../components/ProgressBar.tsx";
import { inConsole } from "../explore/host.ts";
import { type JobAsked, useJob } from "./useJob.ts";

interface Props {
  asked: JobAsked;
  button: string;
  icon: IconName;
  tooltip: string;
  /** "Scoring": begins the sentences on how it goes. */
  doing: string;
  done: string;
  onDone: () => void;
}

/** A button that starts a job, and how far it is. */
export function RunJob({ asked, button, icon, tooltip, doing, done, onDone }: Props) {
  const styles = useStyles2(getStyles);
  const { write } = useScopes();
  const { start, busy, run, failure } = useJob(asked, onDone);
  const refused = write === false;
  return (
    <div className={styles.bar}>
      <div role="status" className={styles.bar}>
        {busy && <Progress run={run} doing={doing} />}
        {!busy && run && <Ended run={run} doing={doing} done={done} />}
        {failure && <Text color="error">{reasonOf(failure, doing)}</Text>}
        {refused && (
          <Text color="secondary" variant="bodySmall">
            {needs(doing)}
          </Text>
        )}
      </div>
      <Button variant="secondary" icon={icon} disabled={busy || refused} tooltip={tooltip} onClick={start}>
        {button}
      </Button>
    </div>
  );
}

interface RunProps {
  run: JobRun;
  doing: string;
}

/** A job begins when the one before it is over. */
function Progress({ run, doing }: Partial<RunProps>) {
  const step = run?.detail["step"];
  return (
    <>
      <ProgressBar progress={run?.progress ?? 0} label={`${doing}: progress`} />
      <Text color="secondary" variant="bodySmall">
        {typeof step === "string" ? step : "Waiting to begin"}
      </Text>
    </>
  );
}

function Ended({ run, doing, done }: RunProps & { done: string }) {
  return run.state === "failed" ? (
    <Text color="error">
      {doing} failed: {run.error ?? "no reason was given"}. The Operations page has its run.
    </Text>
  ) : (
    <Text color="secondary">{done}</Text>
  );
}

function needs(doing: string): string {
  return `${doing} now needs ${inConsole() ? "a token with the scope write" : "the role Admin"}.`;
}

function reasonOf({ kind, what, why }: Failure, doing: string): string {
  return kind === "forbidden" ? needs(doing) : `${what}: ${why}`;
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: "flex", flexWrap: "wrap", alignItems: "center", gap: theme.spacing(1) }),
});
