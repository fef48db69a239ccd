import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { fetchCsv } from "../../shared/api/client.ts";
import { kpiRequest } from "../../shared/api/request.ts";
import type { KpiDoc } from "../../shared/api/types.ts";
import { type Loaded, useApi } from "../../shared/api/useApi.ts";
import { KpiChartPanel } from "../../shared/chart/KpiChartPanel.tsx";
import { downloadText } from "../../shared/format/csv.ts";
import { SignalSwitches } from "../../shared/signals/SignalSwitches.tsx";
import { useSignals } from "../../shared/signals/useSignals.ts";
import { absolute } from "../../shared/time/range.ts";
import type { View } from "../../shared/url/useView.ts";
import { averagePrice } from "./averagePrice.ts";

interface Props {
  view: View;
  product: string;
}

const HEIGHT = 200;

export function ProductCharts({ view, product }: Props) {
  const styles = useStyles2(getStyles);
  const request = (metric: string) =>
    kpiRequest({ ...view.slice, metric, interval: view.bucket, compare: view.compare, product });
  const signals = useSignals(view);
  const sales = useApi(request("gross_revenue"));
  const units = useApi(request("units"));
  const profit = useApi(request("margin"));
  const price: Loaded<KpiDoc> = {
    ...units,
    failure: sales.failure ?? units.failure,
    doc: sales.doc && units.doc && averagePrice(sales.doc, units.doc),
  };
  const panel = (loaded: Loaded<KpiDoc>, title: string, metric?: string) => (
    <KpiChartPanel
      loaded={loaded}
      title={title}
      timeZone={view.timeZone}
      height={HEIGHT}
      onZoom={(from, to, local) => view.update({ range: absolute(from, to, local ? "utc" : view.timeZone) })}
      signals={signals}
      withSwitches={false}
      onCsv={metric ? async () => downloadText(`${product}-${metric}.csv`, await fetchCsv(request(metric))) : undefined}
    />
  );
  return (
    <>
      <div className={styles.switches}>
        <SignalSwitches chosen={signals.kinds} counts={signals.counts} onChange={signals.choose} />
      </div>
      <div className={styles.grid}>
        {panel(sales, "Sales over time", "gross_revenue")}
        {panel(profit, "Profit over time", "margin")}
        {panel(units, "Units over time", "units")}
        {panel(price, "Average price paid")}
      </div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  switches: css({ display: "flex", justifyContent: "flex-end", marginBottom: theme.spacing(-1) }),
  grid: css({
    display: "grid",
    gap: theme.spacing(1),
    gridTemplateColumns: "repeat(auto-fit, minmax(min(420px, 100%), 1fr))",
  }),
});
