import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Badge, useStyles2 } from "@grafana/ui";
import type { LogPattern } from "../../shared/api/types.ts";
import type { TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { MiniTrend } from "../../shared/components/MiniTrend.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { TextButton } from "../../shared/components/TextButton.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { TriageButton } from "../../shared/triage/TriageButton.tsx";
import { LEVELS } from "./level.ts";

type OnPattern = (pattern: LogPattern) => void;

export function patternColumns(timeZone: string, onShow: OnPattern, onTriage: OnPattern): TableColumn<LogPattern>[] {
  return [
    { id: "template", header: "Pattern", cell: (row) => <Template pattern={row} onShow={onShow} /> },
    { id: "level", header: "Level", cell: ({ level }) => <IconWord {...LEVELS[level]} word={level} /> },
    { id: "service", header: "Service", cell: ({ service }) => service },
    { id: "trend", header: "Trend", cell: ({ counts }) => <MiniTrend counts={counts} /> },
    { id: "count", header: "Lines", align: "end", cell: ({ count }) => formatCount(count) },
    { id: "first", header: "First seen", cell: ({ first_seen }) => <Moment at={first_seen} timeZone={timeZone} /> },
    {
      id: "triage",
      header: "State",
      cell: (row) => <TriageButton state={row.triage} subject={row.template} onClick={() => onTriage(row)} />,
    },
  ];
}

function Template({ pattern, onShow }: { pattern: LogPattern; onShow: OnPattern }) {
  const styles = useStyles2(getStyles);
  const { template, sample, is_new } = pattern;
  return (
    <div className={styles.box}>
      <TextButton code title={`Show its lines, such as: ${sample}`} onClick={() => onShow(pattern)}>
        {template}
      </TextButton>
      {is_new && <Badge color="orange" icon="star" text="New" tooltip="First seen within this range" />}
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    display: "flex",
    gap: theme.spacing(1),
    alignItems: "flex-start",
    whiteSpace: "normal",
    minWidth: 220,
    maxWidth: 520,
  }),
});
