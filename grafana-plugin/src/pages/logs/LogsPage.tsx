import { PluginPage } from "@grafana/runtime";
import { useStyles2 } from "@grafana/ui";
import { type LogFilters, logVolumeRequest } from "../../shared/api/signalRequests.ts";
import type { LogVolumeDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import { ParamFilters } from "../../shared/toolbar/ParamFilters.tsx";
import { SearchBox } from "../../shared/toolbar/SearchBox.tsx";
import { TimeControls } from "../../shared/toolbar/TimeControls.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { ExploreLink } from "./ExploreLink.tsx";
import { LinesPanel } from "./LinesPanel.tsx";
import { LogStateNote } from "./LogStateNote.tsx";
import { LogTiles } from "./LogTiles.tsx";
import { isFiltered, LOGS_HOME, readLogFilters } from "./logsState.ts";
import { NoLines } from "./NoLines.tsx";
import { PatternsPanel } from "./PatternsPanel.tsx";
import { VolumePanel } from "./VolumePanel.tsx";

const ALSO = ["search"];

export default function LogsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView(LOGS_HOME);
  const filters = readLogFilters(view.params);
  const volume = useApi(logVolumeRequest(view.instants, filters), view.revision);
  const { doc, failure, loading, retry } = volume;
  const options = doc?.options;
  return (
    <PluginPage actions={<TimeControls view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading}>
          <RangeNote slice={view.instants} timeZone={view.timeZone} />
          {doc?.state.reachable && <LogStateNote state={doc.state} />}
        </Sentence>
        {doc && !doc.state.reachable && <LogStateNote state={doc.state} />}
        <ParamFilters
          view={view}
          also={ALSO}
          filters={[
            { id: "service", name: "Service", options: options?.service ?? [] },
            { id: "level", name: "Level", options: options?.level ?? [] },
            { id: "env", name: "Environment", options: options?.env ?? [] },
            { id: "source", name: "Source", options: options?.source ?? [] },
          ]}
        >
          <SearchBox view={view} search={filters.search} label="Search lines" placeholder="Text in the line" />
          {doc && <ExploreLink state={doc.state} filters={filters} range={view.range} />}
        </ParamFilters>
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <Bone height={280} />}
        {doc && <Body view={view} filters={filters} doc={doc} loading={loading} />}
      </div>
    </PluginPage>
  );
}

interface BodyProps {
  view: View;
  filters: LogFilters;
  doc: LogVolumeDoc;
  loading: boolean;
}

function Body({ view, filters, doc, loading }: BodyProps) {
  // A tail waits for lines that are still to come.
  if (doc.totals.lines === 0 && doc.state.reachable && !view.params.has("tail")) {
    return <NoLines view={view} filtered={isFiltered(filters)} />;
  }
  return (
    <>
      {/* Zeros would be taken for quiet. */}
      {doc.state.reachable && <LogTiles view={view} doc={doc} loading={loading} />}
      {doc.state.reachable && <VolumePanel view={view} doc={doc} loading={loading} />}
      <PatternsPanel view={view} filters={filters} />
      <LinesPanel view={view} filters={filters} />
    </>
  );
}
