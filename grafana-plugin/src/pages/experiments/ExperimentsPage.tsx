import { PluginPage } from "@grafana/runtime";
import { EmptyState, LinkButton, ToolbarButton, useStyles2 } from "@grafana/ui";
import { APP_PATH } from "../../constants.ts";
import type { ExperimentsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { AppLink } from "../../shared/components/AppLink.tsx";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { experimentsRequest } from "../../shared/experiments/requests.ts";
import { HEALTH, STATES } from "../../shared/experiments/words.ts";
import { formatCount, NO_VALUE } from "../../shared/format/cell.ts";
import { useView } from "../../shared/url/useView.ts";

export default function ExperimentsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const experiments = useApi(experimentsRequest, view.revision);
  const { doc, loading } = experiments;
  return (
    <PluginPage
      actions={
        <>
          <LinkButton href={`${APP_PATH}/experiments/sample-size`} icon="calculator-alt" variant="secondary">
            Sample size
          </LinkButton>
          <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
        </>
      }
    >
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading} />
        <WhenLoaded loaded={experiments} skeleton={<Bone height={320} />}>
          {({ rows }) =>
            rows.length === 0 ? (
              <NoExperiments />
            ) : (
              <ChartPanel
                title="Experiments"
                description="Those that run come first. What was found is the sentence of the latest result, made every hour."
                loading={loading}
                chart={
                  <DataTable
                    label="Experiments"
                    columns={columnsOf(view.timeZone)}
                    rows={rows}
                    rowKey={({ key }) => key}
                    currency={null}
                  />
                }
              />
            )
          }
        </WhenLoaded>
      </div>
    </PluginPage>
  );
}

function NoExperiments() {
  return (
    <EmptyState variant="call-to-action" message="There are no experiments yet">
      Plan one with <code>POST /v1/experiments</code>: hypothesis, arms, metrics and method before anything is seen. A
      file with one row a unit can be compared at once with <code>npm run vigie -- experiment analyse</code>.
    </EmptyState>
  );
}

type Row = ExperimentsDoc["rows"][number];

function columnsOf(timeZone: string): TableColumn<Row>[] {
  return [
    {
      id: "name",
      header: "Experiment",
      cell: ({ key, name }) => <AppLink href={`${APP_PATH}/experiments/${encodeURIComponent(key)}`}>{name}</AppLink>,
    },
    { id: "state", header: "State", cell: ({ state }) => <IconWord {...STATES[state]} /> },
    { id: "health", header: "Health", cell: ({ health }) => (health ? <IconWord {...HEALTH[health]} /> : NO_VALUE) },
    {
      id: "verdict",
      header: "What was found",
      wrap: true,
      cell: ({ verdict }) => verdict ?? "There is no result yet.",
    },
    { id: "units", header: "Units", align: "end", cell: ({ units, unit }) => `${formatCount(units)} ${unit}s` },
    {
      id: "started",
      header: "Started",
      cell: ({ started_at }) => (started_at ? <Moment at={started_at} timeZone={timeZone} /> : NO_VALUE),
    },
    {
      id: "stopped",
      header: "Stopped",
      cell: ({ stopped_at }) => (stopped_at ? <Moment at={stopped_at} timeZone={timeZone} /> : NO_VALUE),
    },
  ];
}
