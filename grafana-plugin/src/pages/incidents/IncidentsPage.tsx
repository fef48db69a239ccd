import { PluginPage } from "@grafana/runtime";
import { RadioButtonGroup, useStyles2 } from "@grafana/ui";
import { incidentsRequest } from "../../shared/api/incidentRequests.ts";
import type { IncidentsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesSkeleton } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { TimeControls } from "../../shared/toolbar/TimeControls.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { IncidentsPanel } from "./IncidentsPanel.tsx";
import { IncidentTiles } from "./IncidentTiles.tsx";
import { readState, STATES } from "./incidentsState.ts";
import { LookedAt } from "./LookedAt.tsx";
import { NoIncidents } from "./NoIncidents.tsx";
import { WatchPanel } from "./watch/WatchPanel.tsx";

const MOST = 200;

export default function IncidentsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const state = readState(view.params);
  const { doc, failure, loading, retry } = useApi(incidentsRequest(view.instants, state, MOST), view.revision);
  return (
    <PluginPage actions={<TimeControls view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading}>
          <RangeNote slice={view.instants} timeZone={view.timeZone} />
          {doc && <LookedAt at={doc.looked_at} timeZone={view.timeZone} />}
        </Sentence>
        <div>
          <RadioButtonGroup
            aria-label="State"
            options={[...STATES]}
            value={state ?? "all"}
            onChange={(value) => view.setParams({ state: value === "all" ? undefined : value })}
          />
        </div>
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <TilesSkeleton />}
        {doc && <Body view={view} doc={doc} loading={loading} filtered={state !== undefined} />}
        <WatchPanel timeZone={view.timeZone} />
      </div>
    </PluginPage>
  );
}

interface BodyProps {
  view: View;
  doc: IncidentsDoc;
  loading: boolean;
  filtered: boolean;
}

function Body({ view, doc, loading, filtered }: BodyProps) {
  const { open, ended } = doc.tiles;
  if (doc.rows.length === 0 && open + ended === 0) {
    return <NoIncidents view={view} lookedAt={doc.looked_at} />;
  }
  return (
    <>
      <IncidentTiles view={view} doc={doc} loading={loading} />
      <IncidentsPanel view={view} doc={doc} loading={loading} filtered={filtered} />
    </>
  );
}
