import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { JobRun } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { ExpandList } from "../../shared/components/ExpandList.tsx";
import { attributeFacts, FactList } from "../../shared/components/FactList.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { ProgressBar } from "../../shared/components/ProgressBar.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatMoment, formatSeconds } from "../../shared/time/moment.ts";
import { JOB_STATES } from "./jobLook.ts";

interface Props {
  runs: JobRun[];
  timeZone: string;
}

export function RunsPanel({ runs, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  return (
    <ChartPanel
      title="Job runs"
      description="Newest first. Open one to see what it did."
      onCsv={() => downloadText("job-runs.csv", runsCsv(runs))}
      chart={
        runs.length === 0 ? (
          <Text color="secondary">No run in this range.</Text>
        ) : (
          <section className={styles.scroll} aria-label="Job runs">
            <ExpandList
              label="Runs, newest first"
              rows={runs}
              rowKey={({ id, job }) => `${job} ${id}`}
              summary={(run) => <Summary run={run} timeZone={timeZone} />}
              details={(run) => <Details run={run} timeZone={timeZone} />}
            />
          </section>
        )
      }
    />
  );
}

function Summary({ run, timeZone }: { run: JobRun; timeZone: string }) {
  const styles = useStyles2(getStyles);
  return (
    <span className={styles.run}>
      <span className={styles.job}>{run.job}</span>
      <span className={styles.state}>
        <IconWord {...JOB_STATES[run.state]} />
      </span>
      {run.state === "running" ? (
        <ProgressBar progress={run.progress} label={`Progress of ${run.job}`} />
      ) : (
        <span className={styles.elapsed}>
          {run.elapsed_ms === null ? "" : `took ${formatSeconds(run.elapsed_ms / 1000)}`}
        </span>
      )}
      <time dateTime={run.started_at} className={styles.time}>
        {formatMoment(run.started_at, timeZone)}
      </time>
      {run.error && <span className={styles.error}>{run.error}</span>}
    </span>
  );
}

function Details({ run, timeZone }: { run: JobRun; timeZone: string }) {
  return (
    <FactList
      facts={[
        { name: "Started", value: formatMoment(run.started_at, timeZone) },
        { name: "Finished", value: run.finished_at ? formatMoment(run.finished_at, timeZone) : "not yet" },
        ...attributeFacts(run.detail),
        ...(run.error ? [{ name: "Error", value: run.error }] : []),
      ]}
    />
  );
}

function runsCsv(runs: JobRun[]): string {
  return toCsv(
    ["id", "job", "state", "progress", "started_at", "finished_at", "elapsed_ms", "error", "detail"],
    runs.map((run) => [
      run.id,
      run.job,
      run.state,
      run.progress,
      run.started_at,
      run.finished_at,
      run.elapsed_ms,
      run.error,
      JSON.stringify(run.detail),
    ]),
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  scroll: css({ maxHeight: 360, overflow: "auto" }),
  run: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(0, 2), flex: 1, minWidth: 0 }),
  job: css({ minWidth: 170, overflowWrap: "anywhere" }),
  state: css({ width: 90 }),
  elapsed: css({ width: 150, color: theme.colors.text.secondary }),
  time: css({ color: theme.colors.text.secondary, whiteSpace: "nowrap" }),
  error: css({ flex: "1 1 240px", color: theme.colors.error.text, overflowWrap: "anywhere" }),
});
