import { PluginPage } from "@grafana/runtime";
import { LinkButton, ToolbarButton, useStyles2 } from "@grafana/ui";
import { useParams } from "react-router";
import { incidentRequest } from "../../shared/api/incidentRequests.ts";
import type { IncidentDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { incidentsHref } from "../../shared/incidents/incidentHref.ts";
import { STATE_LOOKS } from "../../shared/incidents/words.ts";
import { SEVERITIES } from "../../shared/signals/kinds.ts";
import { StateBadge } from "../../shared/triage/StateBadge.tsx";
import { TriagePanel } from "../../shared/triage/TriagePanel.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { AnomaliesPanel } from "./AnomaliesPanel.tsx";
import { CausesPanel } from "./CausesPanel.tsx";
import { ContributionsPanel } from "./ContributionsPanel.tsx";
import { IncidentChart } from "./IncidentChart.tsx";
import { IncidentFacts } from "./IncidentFacts.tsx";
import { IncidentLines } from "./IncidentLines.tsx";
import { PostMortem } from "./PostMortem.tsx";
import { TimelinePanel } from "./TimelinePanel.tsx";

export default function IncidentPage() {
  const styles = useStyles2(getPageStyles);
  const { id = "" } = useParams();
  const view = useView();
  const { doc, failure, loading, retry } = useApi(incidentRequest(id), view.revision);
  const list = incidentsHref(sharedSearch(view.search));
  return (
    <PluginPage
      pageNav={{ text: doc?.incident.title ?? "Incident", parentItem: { text: "Incidents", url: list } }}
      actions={
        <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
      }
    >
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={list} icon="arrow-left" variant="secondary" size="sm">
            All incidents
          </LinkButton>
          {doc && <States doc={doc} timeZone={view.timeZone} />}
          {doc && <PostMortem id={id} />}
        </div>
        <Sentence text={doc?.sentence} loading={loading} />
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <Bone height={320} />}
        {doc && <Body doc={doc} view={view} loading={loading} />}
      </div>
    </PluginPage>
  );
}

function States({ doc: { incident }, timeZone }: { doc: IncidentDoc; timeZone: string }) {
  return (
    <>
      <IconWord {...STATE_LOOKS[incident.state]} />
      <IconWord {...SEVERITIES[incident.severity]} />
      <span>
        Triage: <StateBadge state={incident.triage} timeZone={timeZone} />
      </span>
    </>
  );
}

function Body({ doc, view, loading }: { doc: IncidentDoc; view: View; loading: boolean }) {
  const styles = useStyles2(getPageStyles);
  const { timeZone } = view;
  const { kind, id } = doc.incident.subject;
  return (
    <>
      <IncidentFacts doc={doc} timeZone={timeZone} />
      <IncidentChart doc={doc} view={view} loading={loading} />
      <div className={styles.grid}>
        <CausesPanel doc={doc} timeZone={timeZone} />
        <ChartPanel
          title="Triage"
          chart={<TriagePanel kind={kind} subject={id} timeZone={timeZone} onChange={view.refresh} />}
        />
      </div>
      <ContributionsPanel contributions={doc.contributions} currency={doc.chart.currency} />
      <AnomaliesPanel anomalies={doc.anomalies} timeZone={timeZone} />
      <IncidentLines doc={doc} timeZone={timeZone} />
      <TimelinePanel entries={doc.timeline} timeZone={timeZone} />
    </>
  );
}
