import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import { useState } from "react";
import type { IncidentDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { MoreButton } from "../../shared/components/MoreButton.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { formatP } from "../../shared/format/change.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { signalHref } from "../../shared/signals/signalHref.ts";
import { writeParams } from "../../shared/url/viewState.ts";
import { CauseItem } from "./CauseItem.tsx";
import { causesCsv } from "./causes.ts";

interface Props {
  doc: IncidentDoc;
  timeZone: string;
}

/** Of those that are not likely. */
const FEW = 4;

/** What could have brought it about, the likeliest first; "nothing" is an answer too. */
export function CausesPanel({ doc, timeZone }: Props) {
  const styles = useStyles2(getStyles);
  const [all, setAll] = useState(false);
  const { sentence, causes, method } = doc.causes;
  const few = Math.max(FEW, causes.filter(({ likely }) => likely).length);
  const shared = writeParams("", { ...doc.window });
  return (
    <ChartPanel
      title="Causes"
      description="Chance alone puts signals near a change too. p says how often; corrected, because several kinds were looked at."
      onCsv={() => downloadText(`incident-${doc.incident.id}-causes.csv`, causesCsv(causes))}
      chart={
        <>
          <Text element="p" weight="medium">
            {sentence}
          </Text>
          {causes.length === 0 && (
            <Text color="secondary">
              Nothing known explains it. It may be something that Vigie is not told of; a comment keeps what you know.
            </Text>
          )}
          <ol className={styles.list} aria-label="Causes, the likeliest first">
            {causes.slice(0, all ? undefined : few).map((cause) => (
              <li key={cause.signal.id} className={styles.item}>
                <CauseItem cause={cause} causes={causes} timeZone={timeZone} href={signalHref(cause.signal, shared)} />
              </li>
            ))}
          </ol>
          <MoreButton count={causes.length} few={few} all={all} onChange={setAll} />
          <Text element="p" color="secondary" variant="bodySmall">
            {formatCount(method.considered)} signals of {formatCount(method.days)} days were looked at. Likely: the
            corrected p is at most {formatP(method.alpha)}.
          </Text>
        </>
      }
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  list: css({ listStyle: "none", margin: theme.spacing(1, 0), padding: 0 }),
  item: css({ padding: theme.spacing(1, 0), borderTop: `1px solid ${theme.colors.border.weak}` }),
});
