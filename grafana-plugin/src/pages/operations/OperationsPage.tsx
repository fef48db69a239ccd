import { PluginPage } from "@grafana/runtime";
import { useStyles2 } from "@grafana/ui";
import { operationsRequest } from "../../shared/api/signalRequests.ts";
import type { OperationsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { RangeNote } from "../../shared/components/RangeNote.tsx";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesSkeleton } from "../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../shared/components/StateMessage.tsx";
import type { RawRange } from "../../shared/time/range.ts";
import { TimeControls } from "../../shared/toolbar/TimeControls.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { LogStateNote } from "../logs/LogStateNote.tsx";
import { AnnotationSwitches } from "./AnnotationSwitches.tsx";
import { DeploysPanel } from "./DeploysPanel.tsx";
import { FreshnessPanel } from "./FreshnessPanel.tsx";
import { IngestPanel } from "./IngestPanel.tsx";
import { JobsPanel } from "./JobsPanel.tsx";
import { OperationsTiles } from "./OperationsTiles.tsx";
import { QuarantinePanel } from "./QuarantinePanel.tsx";
import { RunsPanel } from "./RunsPanel.tsx";

const HOME: RawRange = { from: "now-24h", to: "now" };

export default function OperationsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView(HOME);
  const { doc, failure, loading, retry } = useApi(operationsRequest(view.instants), view.revision);
  return (
    <PluginPage actions={<TimeControls view={view} />}>
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading}>
          <RangeNote slice={view.instants} timeZone={view.timeZone} />
        </Sentence>
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && <TilesSkeleton />}
        {doc && <Body doc={doc} view={view} loading={loading} />}
      </div>
    </PluginPage>
  );
}

function Body({ doc, view, loading }: { doc: OperationsDoc; view: View; loading: boolean }) {
  return (
    <>
      <OperationsTiles tiles={doc.tiles} loading={loading} />
      {!doc.logs.reachable && <LogStateNote state={doc.logs} />}
      <IngestPanel view={view} ingest={doc.ingest} loading={loading} />
      <FreshnessPanel rows={doc.freshness} timeZone={view.timeZone} />
      <JobsPanel jobs={doc.jobs} timeZone={view.timeZone} />
      <RunsPanel runs={doc.runs} timeZone={view.timeZone} />
      <QuarantinePanel summary={doc.quarantine} timeZone={view.timeZone} onReplayed={view.refresh} />
      <DeploysPanel deploys={doc.deploys} view={view} />
      <AnnotationSwitches />
    </>
  );
}
