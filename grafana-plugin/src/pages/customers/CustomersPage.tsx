import { PluginPage } from "@grafana/runtime";
import { ToolbarButton, useStyles2 } from "@grafana/ui";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { useApi } from "../../shared/api/useApi.ts";
import { getPageStyles } from "../../shared/components/pageStyles.ts";
import { Sentence } from "../../shared/components/Sentence.tsx";
import { TilesAndChartSkeleton } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { customersRequest } from "../../shared/customers/requests.ts";
import { useView, type View } from "../../shared/url/useView.ts";
import { CustomersNotes } from "./CustomersNotes.tsx";
import { type CustomersState, readCustomersState } from "./customersState.ts";
import { DistributionPanels } from "./DistributionPanels.tsx";
import { GridPanel } from "./GridPanel.tsx";
import { ListPanel } from "./ListPanel.tsx";
import { MovesPanel } from "./MovesPanel.tsx";
import { ModelPanel } from "./model/ModelPanel.tsx";
import { NotScored } from "./NotScored.tsx";
import { ScoreNow } from "./ScoreNow.tsx";
import { SegmentsPanel } from "./SegmentsPanel.tsx";
import { SizesPanel } from "./SizesPanel.tsx";

export default function CustomersPage() {
  const styles = useStyles2(getPageStyles);
  const view = useView();
  const state = readCustomersState(view);
  const customers = useApi(customersRequest(state.question.currency), view.revision);
  const { doc, loading } = customers;
  return (
    <PluginPage
      actions={
        <>
          <ScoreNow onScored={view.refresh} />
          <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
        </>
      }
    >
      <div className={styles.page}>
        <Sentence text={doc?.sentence} loading={loading} second={doc?.currency ? doc.notice : undefined}>
          {doc && <CustomersNotes doc={doc} view={view} />}
        </Sentence>
        <WhenLoaded loaded={customers} skeleton={<TilesAndChartSkeleton />}>
          {(found) => <Body view={view} state={state} doc={found} loading={loading} />}
        </WhenLoaded>
      </div>
    </PluginPage>
  );
}

interface BodyProps {
  view: View;
  state: CustomersState;
  doc: CustomersDoc;
  loading: boolean;
}

function Body({ view, state, doc, loading }: BodyProps) {
  const styles = useStyles2(getPageStyles);
  if (doc.currency === null || doc.customers === 0) {
    return <NotScored doc={doc} />;
  }
  return (
    <>
      <div className={styles.grid}>
        <SegmentsPanel view={view} state={state} doc={doc} loading={loading} />
        <MovesPanel doc={doc} loading={loading} />
      </div>
      <GridPanel view={view} state={state} doc={doc} loading={loading} />
      <ListPanel view={view} state={state} doc={doc} />
      <DistributionPanels doc={doc} loading={loading} />
      <SizesPanel doc={doc} loading={loading} />
      <ModelPanel doc={doc} view={view} />
    </>
  );
}
