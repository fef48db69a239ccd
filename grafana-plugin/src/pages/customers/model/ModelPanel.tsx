import { Box, Text, useStyles2 } from "@grafana/ui";
import type { CustomersDoc, ModelDoc } from "../../../shared/api/types.ts";
import { ChartPanel } from "../../../shared/components/ChartPanel.tsx";
import { FactList } from "../../../shared/components/FactList.tsx";
import { getPageStyles } from "../../../shared/components/pageStyles.ts";
import type { View } from "../../../shared/url/useView.ts";
import { CalibrationPanel } from "./CalibrationPanel.tsx";
import { LiftPanel } from "./LiftPanel.tsx";
import { churnFacts, fitFacts, modelFacts, PURCHASES, VALUES } from "./modelFacts.ts";
import { SavedModels } from "./SavedModels.tsx";

interface Props {
  doc: CustomersDoc;
  view: View;
}

/** What the figures were made of, and how well they did on what they had not seen. */
export function ModelPanel({ doc, view }: Props) {
  const styles = useStyles2(getPageStyles);
  const { model } = doc;
  if (!model) {
    return null;
  }
  const { churn } = model;
  return (
    <>
      <div className={styles.grid}>
        <ModelCard model={model} timeZone={view.timeZone} />
        <ChartPanel
          title="How churn was tested"
          description="The same recipe, trained one horizon earlier and held against what came then. Nothing it was tested on did it see."
          chart={
            "reason" in churn ? (
              <Text color="secondary">Not enough data: {churn.detail}</Text>
            ) : (
              <>
                <FactList facts={churnFacts(churn)} />
                <Text element="p" color="secondary" variant="bodySmall">
                  {doc.notice}
                </Text>
              </>
            )
          }
        />
      </div>
      {!("reason" in churn) && (
        <div className={styles.grid}>
          <CalibrationPanel rows={churn.tested.calibration} />
          <LiftPanel rows={churn.tested.lift} />
        </div>
      )}
    </>
  );
}

function ModelCard({ model, timeZone }: { model: ModelDoc; timeZone: string }) {
  return (
    <ChartPanel
      title={`Model, version ${model.version}`}
      description="A saved model scores every customer alike until it is made anew."
      chart={
        <>
          <FactList facts={modelFacts(model, timeZone)} />
          <Heading text="Purchases to come: BG/NBD" />
          <FactList facts={fitFacts(model.purchases, PURCHASES)} />
          <Heading text="Value of a purchase: Gamma-Gamma" />
          <FactList facts={fitFacts(model.values, VALUES)} />
          <SavedModels currency={model.currency} timeZone={timeZone} version={model.version} />
        </>
      }
    />
  );
}

function Heading({ text }: { text: string }) {
  return (
    <Box marginTop={2} marginBottom={0.5}>
      <Text element="h4" variant="h6">
        {text}
      </Text>
    </Box>
  );
}
