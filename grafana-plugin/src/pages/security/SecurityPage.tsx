import { PluginPage } from "@grafana/runtime";
import { useStyles2 } from "@grafana/ui";
import { securityRequest } from "../../shared/api/signalRequests.ts";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesSkeleton } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { TimeControls } from "../../shared/toolbar/TimeControls.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { BlindSpots } from "./BlindSpots.tsx";
import { GroupsPanel } from "./GroupsPanel.tsx";
import { LastAlert } from "./LastAlert.tsx";
import { MitreMatrix } from "./MitreMatrix.tsx";
import { NoAlerts } from "./NoAlerts.tsx";
import { NoiseReport } from "./NoiseReport.tsx";
import { RulesTable } from "./RulesTable.tsx";
import { SecurityFilterBar } from "./SecurityFilterBar.tsx";
import { SecurityTiles } from "./SecurityTiles.tsx";
import { readSecurityState, SECURITY_HOME, type SecurityState } from "./securityState.ts";
import { TrendPanel } from "./TrendPanel.tsx";

const MOST_GROUPS = 500;

export default function SecurityPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView(SECURITY_HOME);
  const state = readSecurityState(view.params);
  const { doc, failure, loading, retry } = useApi(securityRequest(view.instants, state, MOST_GROUPS), view.revision);
  return (
    <PluginPage actions={<TimeControls view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading}>
          <RangeNote slice={view.instants} timeZone={view.timeZone} />
          {doc?.last_alert_at && <LastAlert at={doc.last_alert_at} timeZone={view.timeZone} />}
        </Sentence>
        <SecurityFilterBar view={view} options={doc?.options} state={state} />
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <TilesSkeleton />}
        {doc && <Body view={view} state={state} doc={doc} loading={loading} />}
      </div>
    </PluginPage>
  );
}

interface BodyProps {
  view: View;
  state: SecurityState;
  doc: SecurityDoc;
  loading: boolean;
}

function Body({ view, state, doc, loading }: BodyProps) {
  if (doc.tiles.alerts === 0 && doc.blind_spots.length === 0) {
    return <NoAlerts view={view} lastAlertAt={doc.last_alert_at} />;
  }
  return (
    <>
      <SecurityTiles view={view} state={state} doc={doc} loading={loading} />
      <TrendPanel view={view} doc={doc} loading={loading} />
      <GroupsPanel view={view} doc={doc} loading={loading} />
      <MitreMatrix view={view} state={state} doc={doc} />
      <RulesTable view={view} doc={doc} />
      <BlindSpots doc={doc} timeZone={view.timeZone} />
      <NoiseReport view={view} />
    </>
  );
}
