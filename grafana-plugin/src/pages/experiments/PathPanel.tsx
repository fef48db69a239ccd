import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import type { ExperimentResultsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { pText, shareText } from "../../shared/experiments/words.ts";
import { formatCount, NO_VALUE } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { pathsOf, type Way } from "./path.ts";

type Path = ExperimentResultsDoc["path"];

const WIDTH = 400;
const HEIGHT = 140;

/** How the primary metric's change came to what it is. */
export function PathPanel({ path, timeZone }: { path: Path; timeZone: string }) {
  const ways = pathsOf(path);
  return (
    <ChartPanel
      title="How it came about"
      description="The primary metric's change at every result so far, with its interval."
      chart={
        ways.length === 0 ? (
          <Text color="secondary">One result makes no path; the next comes within the hour.</Text>
        ) : (
          ways.map((way) => <Curve key={way.arm} way={way} />)
        )
      }
      table={
        <DataTable
          label="How it came about, as a table"
          columns={columnsOf(timeZone)}
          rows={path}
          rowKey={({ at, arm }) => `${at} ${arm}`}
          currency={null}
          maxHeight={360}
        />
      }
    />
  );
}

function Curve({ way: { arm, points, low, high } }: { way: Way }) {
  const styles = useStyles2(getStyles);
  const x = (at: number) => (WIDTH * at) / Math.max(1, points.length - 1);
  const y = (value: number) => HEIGHT * (1 - (value - low) / (high - low));
  const line = (pick: (it: Way["points"][number]) => number) => points.map((it, at) => `${x(at)},${y(pick(it))}`);
  const band = [...line((it) => it.upper), ...line((it) => it.lower).reverse()].join(" ");
  const last = points.at(-1);
  const said = last
    ? `${arm}: ${shareText(last.value)}, between ${shareText(last.lower)} and ${shareText(last.upper)}`
    : arm;
  return (
    <figure className={styles.figure}>
      <figcaption>{said}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" role="img" aria-label={`Over time, ${said}`}>
        <polygon className={styles.band} points={band} />
        <line className={styles.zero} x1={0} x2={WIDTH} y1={y(0)} y2={y(0)} />
        <polyline className={styles.line} points={line((it) => it.value).join(" ")} />
      </svg>
    </figure>
  );
}

function columnsOf(timeZone: string): TableColumn<Path[number]>[] {
  const share = (value: number | null) => (value === null ? NO_VALUE : shareText(value));
  return [
    { id: "at", header: "At", cell: ({ at }) => formatMoment(at, timeZone) },
    { id: "arm", header: "Arm", cell: ({ arm }) => arm },
    { id: "units", header: "Units", align: "end", cell: ({ units }) => formatCount(units) },
    { id: "value", header: "Change", align: "end", cell: ({ value }) => share(value) },
    { id: "lower", header: "From", align: "end", cell: ({ lower }) => share(lower) },
    { id: "upper", header: "To", align: "end", cell: ({ upper }) => share(upper) },
    { id: "p", header: "p", align: "end", cell: ({ p }) => (p === null ? NO_VALUE : pText(p)) },
  ];
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({ margin: 0, svg: { width: "100%", height: HEIGHT } }),
  band: css({ fill: theme.visualization.getColorByName("blue"), opacity: 0.25 }),
  line: css({
    fill: "none",
    stroke: theme.visualization.getColorByName("blue"),
    strokeWidth: 2,
    vectorEffect: "non-scaling-stroke",
  }),
  zero: css({ stroke: theme.colors.text.secondary, strokeDasharray: "4 4", vectorEffect: "non-scaling-stroke" }),
});
