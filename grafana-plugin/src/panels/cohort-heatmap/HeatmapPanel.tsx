import { css } from "@emotion/css";
import type { GrafanaTheme2, PanelProps } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import { useApi } from "../../shared/api/useApi.ts";
import { HeatmapTable } from "../../shared/cohorts/HeatmapTable.tsx";
import { cohortsRequest } from "../../shared/cohorts/question.ts";
import { Bone } from "../../shared/components/Skeletons.tsx";
import { WhenLoaded } from "../../shared/components/WhenLoaded.tsx";
import { useRevision } from "../../shared/dashboard/useRevision.ts";
import { toApiRange } from "../../shared/time/range.ts";
import { type PanelOptions, questionOf } from "./options.ts";

type Props = Pick<PanelProps<PanelOptions>, "options" | "timeRange" | "timeZone" | "height" | "data">;

/**
 * Asks by the app's proxy route and not by a data source: means, completeness and what is undefined are worked out once, by
 * the API; a table of sums would have to be made into cohorts again here.
 */
export function HeatmapPanel({ options, timeRange, timeZone, height, data }: Props) {
  const styles = useStyles2(getStyles);
  const revision = useRevision(timeRange, data);
  const days = toApiRange({ from: timeRange.from.toISOString(), to: timeRange.to.toISOString() }, timeZone);
  const cohorts = useApi(cohortsRequest(questionOf(options, days)), revision);
  return (
    <WhenLoaded loaded={cohorts} skeleton={<Bone height={height} />}>
      {(doc) => (
        <div className={styles.panel} style={{ height }} aria-busy={cohorts.loading}>
          <p className={styles.sentence}>{doc.sentence}</p>
          {doc.cohorts.length > 0 && <HeatmapTable doc={doc} maxHeight="100%" />}
        </div>
      )}
    </WhenLoaded>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  panel: css({
    display: "flex",
    flexDirection: "column",
    minHeight: 0,
    "&[aria-busy=true]": { opacity: 0.6 },
    "& > div": { flex: "0 1 auto", minHeight: 0 },
  }),
  sentence: css({ margin: theme.spacing(0, 0, 1), color: theme.colors.text.primary }),
});
