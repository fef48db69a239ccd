import { css } from "@emotion/css";
import type { GrafanaTheme2, PanelProps } from "@grafana/data";
import { EmptyState, useStyles2 } from "@grafana/ui";
import type { ExperimentDoc, ExperimentResultDoc } from "../../shared/api/types.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { useRevision } from "../../shared/dashboard/useRevision.ts";
import { IntervalPlot } from "../../shared/experiments/IntervalPlot.tsx";
import { experimentRequest, resultsRequest } from "../../shared/experiments/requests.ts";
import { HEALTH } from "../../shared/experiments/words.ts";
import type { PanelOptions } from "./options.ts";
import { shownOf } from "./shown.ts";

type Props = Pick<PanelProps<PanelOptions>, "options" | "timeRange" | "height" | "data">;

/** Asks by the app's proxy route: results are made once, by the API. They are of now, whatever the dashboard's time range. */
export function ResultPanel({ options, timeRange, height, data }: Props) {
  const styles = useStyles2(getStyles);
  const revision = useRevision(timeRange, data);
  const key = options.key?.trim();
  const experiment = useApi(key ? experimentRequest(key) : undefined, revision);
  const results = useApi(key ? resultsRequest(key) : undefined, revision);
  if (!key) {
    return (
      <EmptyState variant="call-to-action" message="No experiment is chosen">
        Enter its key in the panel's options.
      </EmptyState>
    );
  }
  if (experiment.failure?.status === 404) {
    return (
      <EmptyState variant="not-found" message={`There is no experiment ${key}`}>
        Its key is the last part of its page's address.
      </EmptyState>
    );
  }
  const busy = experiment.loading || results.loading;
  return (
    <div className={styles.panel} style={{ height }} aria-busy={busy}>
      <WhenLoaded loaded={both(experiment, results)} skeleton={<Bone height={height} />}>
        {([it, { latest }]) => (latest ? <Result it={it} latest={latest} options={options} /> : <NoResult it={it} />)}
      </WhenLoaded>
    </div>
  );
}

/** Two answers that are of use together only. */
function both<One, Other>(one: Loaded<One>, other: Loaded<Other>): Loaded<[One, Other]> {
  return {
    doc: one.doc && other.doc ? [one.doc, other.doc] : undefined,
    loading: one.loading || other.loading,
    failure: one.failure ?? other.failure,
    retry: () => {
      one.retry();
      other.retry();
    },
  };
}

function NoResult({ it }: { it: ExperimentDoc }) {
  return (
    <EmptyState variant="call-to-action" message="There is no result yet">
      {it.state === "draft" ? `${it.name} has not started.` : `Results of ${it.name} are made every hour.`}
    </EmptyState>
  );
}

interface ResultProps {
  it: ExperimentDoc;
  latest: ExperimentResultDoc;
  options: PanelOptions;
}

function Result({ it, latest, options }: ResultProps) {
  const styles = useStyles2(getStyles);
  const { metrics, notes } = shownOf(it, latest, options);
  const { level } = latest.health;
  return (
    <>
      <p className={styles.sentence}>{latest.sentence}</p>
      {level !== "ok" && (
        <p className={styles.warning} role="note">
          <IconWord {...HEALTH[level]} />
        </p>
      )}
      {metrics.length > 0 && <IntervalPlot metrics={metrics} control={it.arms[0]?.key ?? ""} />}
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ overflow: "auto", "&[aria-busy=true]": { opacity: 0.6 } }),
  sentence: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.text.primary }),
  warning: css({ margin: theme.spacing(0, 0, 1) }),
  note: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.text.secondary }),
});
