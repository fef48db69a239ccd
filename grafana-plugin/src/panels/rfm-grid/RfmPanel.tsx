import { css } from "@emotion/css";
import type { GrafanaTheme2, PanelProps } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { useApi } from "../../shared/api/useApi.ts";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { isForetold, readMeasure } from "../../shared/customers/measures.ts";
import { RfmGrid } from "../../shared/customers/RfmGrid.tsx";
import { customersRequest } from "../../shared/customers/requests.ts";
import { useRevision } from "../../shared/dashboard/useRevision.ts";
import type { PanelOptions } from "./options.ts";

type Props = Pick<PanelProps<PanelOptions>, "options" | "timeRange" | "height" | "data">;

/** Asks by the app's proxy route: scores are made once, by the API. They are of now, whatever the dashboard's time range. */
export function RfmPanel({ options, timeRange, height, data }: Props) {
  const styles = useStyles2(getStyles);
  const revision = useRevision(timeRange, data);
  const customers = useApi(customersRequest(options.currency || undefined), revision);
  const measure = readMeasure(options.measure);
  return (
    <WhenLoaded loaded={customers} skeleton={<Bone height={height} />}>
      {(doc) => (
        <div className={styles.panel} style={{ height }} aria-busy={customers.loading}>
          <p className={styles.sentence}>{doc.sentence}</p>
          {doc.grid.length > 0 && <RfmGrid doc={doc} measure={measure} />}
          {isForetold(measure) && <p className={styles.notice}>{doc.notice}</p>}
        </div>
      )}
    </WhenLoaded>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({ overflow: "auto", "&[aria-busy=true]": { opacity: 0.6 } }),
  sentence: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.text.primary }),
  notice: css({ margin: theme.spacing(1, 0, 0), color: theme.colors.text.secondary }),
});
