import { PluginPage } from "@grafana/runtime";
import { LinkButton, ToolbarButton, useStyles2 } from "@grafana/ui";
import { useParams } from "react-router";
import { APP_PATH } from "../../../constants.ts";
import type { CustomerDoc } from "../../../shared/api/types.ts";
import { useApi } from "../../../shared/api/useApi.ts";
import { useScopes } from "../../../shared/api/useScopes.ts";
import { getPageStyles } from "../../../shared/components/pageStyles.ts";
import { Sentence } from "../../../shared/components/Sentence.tsx";
import { Bone, TilesSkeleton } from "../../../shared/components/Skeletons.tsx";
import { FailureMessage } from "../../../shared/components/StateMessage.tsx";
import { customerOf } from "../../../shared/customers/customerHref.ts";
import { customerRequest } from "../../../shared/customers/requests.ts";
import { useView, type View } from "../../../shared/url/useView.ts";
import { sharedSearch } from "../../../shared/url/viewState.ts";
import { ChurnPanel } from "./ChurnPanel.tsx";
import { customerSentence } from "./customerSentence.ts";
import { PersonalData } from "./PersonalData.tsx";
import { PersonFacts } from "./PersonFacts.tsx";
import { ScoresPanel } from "./ScoresPanel.tsx";
import { TimelinePanel } from "./TimelinePanel.tsx";
import { ValueTiles } from "./ValueTiles.tsx";

export default function CustomerPage() {
  const styles = useStyles2(getPageStyles);
  const id = customerOf(useParams()["id"] ?? "");
  const view = useView();
  const { doc, failure, loading, retry } = useApi(customerRequest(id, view.filters.currency?.[0]), view.revision);
  const { personal } = useScopes();
  const list = `${APP_PATH}/customers${sharedSearch(view.search)}`;
  return (
    <PluginPage
      pageNav={{ text: doc?.name || id, parentItem: { text: "Customers", url: list } }}
      actions={
        <ToolbarButton icon="sync" variant="canvas" aria-label="Refresh" tooltip="Refresh" onClick={view.refresh} />
      }
    >
      <div className={styles.page}>
        <div className={styles.top}>
          <LinkButton href={list} icon="arrow-left" variant="secondary" size="sm">
            All customers
          </LinkButton>
          {doc && personal && <PersonalData id={id} />}
        </div>
        <Sentence text={doc && customerSentence(doc)} loading={loading} second={doc?.notice}>
          {doc && <PersonFacts doc={doc} personal={personal} />}
        </Sentence>
        {failure && <FailureMessage failure={failure} onRetry={retry} />}
        {!doc && !failure && (
          <>
            <TilesSkeleton />
            <Bone height={320} />
          </>
        )}
        {doc && <Body id={id} doc={doc} view={view} />}
      </div>
    </PluginPage>
  );
}

function Body({ id, doc, view }: { id: string; doc: CustomerDoc; view: View }) {
  const styles = useStyles2(getPageStyles);
  return (
    <>
      <ValueTiles doc={doc} />
      <div className={styles.grid}>
        <ChurnPanel doc={doc} />
        <ScoresPanel doc={doc} />
      </div>
      <TimelinePanel id={id} view={view} />
    </>
  );
}
