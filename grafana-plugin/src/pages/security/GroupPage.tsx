import { PluginPage } from "@grafana/runtime";
import { LinkButton, useStyles2 } from "@grafana/ui";
import { useParams } from "react-router";
import { APP_PATH } from "../../constants.ts";
import { groupRequest } from "../../shared/api/signalRequests.ts";
import type { AlertGroupDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { TimeControls } from "../../shared/toolbar/TimeControls.tsx";
import { TriagePanel } from "../../shared/triage/TriagePanel.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { sharedSearch } from "../../shared/url/viewState.ts";
import { ExceptionBuilder } from "./ExceptionBuilder.tsx";
import { GroupAlerts } from "./GroupAlerts.tsx";
import { GroupFacts } from "./GroupFacts.tsx";
import { GroupTrend } from "./GroupTrend.tsx";
import { Notifications } from "./Notifications.tsx";
import { SECURITY_HOME } from "./securityState.ts";

export default function GroupPage() {
  const styles = useStyles2(getPageStyles);
  const { id = "" } = useParams();
  const view = useView(SECURITY_HOME);
  const { doc, failure, loading, retry } = useApi(groupRequest(id, view.instants), view.revision);
  const list = `${APP_PATH}/security${sharedSearch(view.search)}`;
  const name = doc ? `${doc.group.rule} in ${doc.group.place}` : "Alert group";
  return (
    <PluginPage
      pageNav={{ text: name, parentItem: { text: "Security", url: list } }}
      actions={<TimeControls view={view} />}
    >
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={list} icon="arrow-left" variant="secondary" size="sm">
            All alert groups
          </LinkButton>
          <RangeNote slice={view.instants} timeZone={view.timeZone} />
        </div>
        <Sentence text={doc && groupSentence(doc, view.timeZone)} loading={loading} />
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <Bone height={320} />}
        {doc && <Body doc={doc} view={view} loading={loading} />}
      </div>
    </PluginPage>
  );
}

function Body({ doc, view, loading }: { doc: AlertGroupDoc; view: View; loading: boolean }) {
  const styles = useStyles2(getPageStyles);
  const { group } = doc;
  return (
    <>
      <GroupTrend doc={doc} view={view} loading={loading} />
      <div className={styles.grid}>
        <GroupFacts group={group} timeZone={view.timeZone} shared={sharedSearch(view.search)} />
        <ChartPanel
          title="Triage"
          chart={
            <TriagePanel kind="falco" subject={String(group.id)} timeZone={view.timeZone} onChange={view.refresh} />
          }
        />
      </div>
      <GroupAlerts alerts={doc.alerts} timeZone={view.timeZone} />
      <ExceptionBuilder id={String(group.id)} fields={doc.fields} timeZone={view.timeZone} />
      <Notifications notifications={doc.notifications} timeZone={view.timeZone} />
    </>
  );
}

function groupSentence({ group }: AlertGroupDoc, timeZone: string): string {
  const { alerts, total, priority, last_seen } = group;
  const never =
    alerts === 0 ? ", none of them in this range" : alerts < total ? `, ${alerts} of them in this range` : "";
  return `${countOf(total, "alerts")} of priority ${priority}${never}; the last on ${formatMoment(last_seen, timeZone)}.`;
}
