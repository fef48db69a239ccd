import { PluginPage } from "@grafana/runtime";
import { ToolbarButton, useStyles2 } from "@grafana/ui";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesAndChartSkeleton } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { RunJob } from "../../shared/jobs/RunJob.tsx";
import { useView, type View } from "../../shared/url/useView.ts";
import { FlowsPanel } from "./FlowsPanel.tsx";
import { KindsPanel } from "./KindsPanel.tsx";
import { NoSegments } from "./NoSegments.tsx";
import { PicturePanel } from "./PicturePanel.tsx";
import { ProfilePanel } from "./ProfilePanel.tsx";
import { SEGMENTS_JOB, segmentsRequest } from "./requests.ts";
import { SegmentsNotes } from "./SegmentsNotes.tsx";
import { pickedOf, readSegmentsState, type SegmentsState, togglePicked } from "./segmentsState.ts";
import { TriedPanel } from "./TriedPanel.tsx";

export default function SegmentsPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const state = readSegmentsState(view);
  const segments = useApi(segmentsRequest(state.currency), view.revision);
  const { doc, loading } = segments;
  return (
    <PluginPage
      actions={
        <>
          <RunJob
            asked={SEGMENTS_JOB}
            button="Find segments anew"
            icon="layer-group"
            tooltip="Tries all numbers of segments again. By itself it places customers every night."
            doing="Finding segments"
            done="Segments found just now."
            onDone={view.refresh}
          />
          <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
        </>
      }
    >
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading}>
          {doc && <SegmentsNotes doc={doc} view={view} />}
        </Sentence>
        <WhenLoaded loaded={segments} skeleton={<TilesAndChartSkeleton />}>
          {(found) => <Body view={view} state={state} doc={found} loading={loading} />}
        </WhenLoaded>
      </div>
    </PluginPage>
  );
}

interface BodyProps {
  view: View;
  state: SegmentsState;
  doc: SegmentsDoc;
  loading: boolean;
}

function Body({ view, state, doc, loading }: BodyProps) {
  if (doc.segments.length === 0) {
    return <NoSegments doc={doc} />;
  }
  const picked = pickedOf(doc, state);
  const pick = { picked, onPick: (kind: number) => view.setParams(togglePicked(picked, kind)) };
  return (
    <>
      <KindsPanel doc={doc} loading={loading} {...pick} />
      <PicturePanel doc={doc} loading={loading} {...pick} />
      <ProfilePanel doc={doc} loading={loading} {...pick} />
      <TriedPanel doc={doc} view={view} loading={loading} />
      <FlowsPanel doc={doc} loading={loading} />
    </>
  );
}
