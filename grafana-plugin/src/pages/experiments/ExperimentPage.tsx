import { PluginPage } from "@grafana/runtime";
import { EmptyState, LinkButton, ToolbarButton, useStyles2 } from "@grafana/ui";
import { useParams } from "react-router";
import { APP_PATH } from "../../constants.ts";
import type { ExperimentDoc, ExperimentResultDoc, ExperimentResultsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { IntervalPlot } from "../../shared/experiments/IntervalPlot.tsx";
import { ResultTable, resultCsv } from "../../shared/experiments/ResultTable.tsx";
import { analyseJob, experimentRequest, resultsRequest } from "../../shared/experiments/requests.ts";
import { HEALTH, STATES } from "../../shared/experiments/words.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { RunJob } from "../../shared/jobs/RunJob.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { ContaminationPanel } from "./ContaminationPanel.tsx";
import { HealthPanel } from "./HealthPanel.tsx";
import { LogPanel } from "./LogPanel.tsx";
import { PathPanel } from "./PathPanel.tsx";
import { PlanPanel } from "./PlanPanel.tsx";
import { SlicesPanel } from "./SlicesPanel.tsx";

export default function ExperimentPage() {
  const styles = useStyles2(getPageStyles);
  const { key = "" } = useParams();
  const view = useView();
  const experiment = useApi(experimentRequest(key), view.revision);
  const results = useApi(resultsRequest(key), view.revision);
  const { doc } = experiment;
  const list = `${APP_PATH}/experiments`;
  const latest = results.doc?.latest;
  return (
    <PluginPage
      pageNav={{ text: doc?.name ?? key, parentItem: { text: "Experiments", url: list } }}
      actions={
        <>
          {doc && doc.state !== "draft" && (
            <RunJob
              asked={analyseJob(key)}
              button="Make the result now"
              icon="calculator-alt"
              tooltip="Every hour it is made by itself."
              doing="Comparing the arms"
              done="Compared just now."
              onDone={view.refresh}
            />
          )}
          <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
        </>
      }
    >
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={list} icon="arrow-left" variant="secondary" size="sm">
            All experiments
          </LinkButton>
          {doc && <IconWord {...STATES[doc.state]} />}
          {latest && <IconWord {...HEALTH[latest.health.level]} />}
          {doc?.changed_after_start && <IconWord icon="history" tone="warning" word="Plan changed after the start" />}
        </div>
        <Sentence text={latest?.sentence ?? (results.doc && "There is no result yet.")} loading={results.loading}>
          {doc && <span>{doc.hypothesis}</span>}
        </Sentence>
        <WhenLoaded loaded={experiment} skeleton={<Bone height={320} />}>
          {(it) => (
            <>
              <WhenLoaded loaded={results} skeleton={<Bone height={320} />}>
                {(found) => <Result it={it} results={found} view={view} />}
              </WhenLoaded>
              <div className={styles.grid}>
                <PlanPanel it={it} timeZone={view.timeZone} />
                <LogPanel it={it} timeZone={view.timeZone} />
              </div>
            </>
          )}
        </WhenLoaded>
      </div>
    </PluginPage>
  );
}

interface ResultProps {
  it: ExperimentDoc;
  results: ExperimentResultsDoc;
  view: View;
}

function Result({ it, results: { latest, path }, view }: ResultProps) {
  const styles = useStyles2(getPageStyles);
  if (!latest) {
    return (
      <EmptyState variant="call-to-action" message="There is no result yet">
        {it.state === "draft"
          ? "It has not started."
          : "Results are made every hour; “Make the result now” above does it at once."}
      </EmptyState>
    );
  }
  const control = it.arms[0]?.key ?? "";
  return (
    <>
      <Compared title="What changed" metrics={latest.metrics} control={control} it={it} />
      {latest.without && (
        <Compared
          title="Without the hours that are left out"
          metrics={latest.without}
          control={control}
          it={it}
          description="The rule was part of the plan. Orders placed in these hours count in no arm."
        />
      )}
      <SlicesPanel name={it.key} alpha={it.plan.alpha} metrics={latest.without ?? latest.metrics} />
      <div className={styles.grid}>
        <HealthPanel health={latest.health} />
        <PathPanel path={path} timeZone={view.timeZone} />
      </div>
      <ContaminationPanel contamination={latest.contamination} timeZone={view.timeZone} />
    </>
  );
}

interface ComparedProps {
  title: string;
  description?: string;
  metrics: ExperimentResultDoc["metrics"];
  control: string;
  it: ExperimentDoc;
}

function Compared({ title, description, metrics, control, it }: ComparedProps) {
  return (
    <ChartPanel
      title={title}
      description={
        description ??
        `Each arm beside ${control}, with intervals at ${100 * (1 - it.plan.alpha)} %. Full colour: more than chance, corrected for all of them.`
      }
      chart={<IntervalPlot metrics={metrics} control={control} />}
      table={<ResultTable label={`${title} as a table`} metrics={metrics} control={control} />}
      onCsv={() => downloadText(`${it.key}.csv`, resultCsv(metrics, control))}
    />
  );
}
