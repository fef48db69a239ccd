import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2 } from "@grafana/ui";
import type { SegmentsDoc, TriedDoc } from "../../shared/api/types.ts";
import { placeIn, scaleOf } from "./picture.ts";
import { chosenOf, type TESTS, triedText, triedValue } from "./tried.ts";

interface Props {
  test: (typeof TESTS)[number];
  doc: SegmentsDoc;
}

interface Spot {
  it: TriedDoc;
  value: number;
  x: number;
  y: number;
}

const WIDTH = 200;
const HEIGHT = 96;
const PAD = { side: 12, top: 18, foot: 16 };

/** One figure against the number of segments; the chosen number wears a full, larger point with its value. */
export function TestCurve({ test: { id, name, about }, doc }: Props) {
  const styles = useStyles2(getStyles);
  const spots = place(doc.tried, id);
  const chosen = chosenOf(doc);
  const best = spots.find(({ it }) => it === chosen);
  const said = spots.map(({ it, value }) => `${it.segments}: ${triedText(value, id)}`).join(", ");
  return (
    <figure className={styles.figure}>
      <figcaption>
        <span className={styles.name}>{name}</span>
        <span className={styles.about}>{about}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={`${name} by number of segments. ${said}.`}>
        <polyline className={styles.line} points={spots.map(({ x, y }) => `${x},${y}`).join(" ")} />
        {spots.map((spot) => (
          <g key={spot.it.segments}>
            <circle
              className={spot === best ? styles.best : styles.spot}
              cx={spot.x}
              cy={spot.y}
              r={spot === best ? 5 : 3}
            />
            <text className={styles.tick} x={spot.x} y={HEIGHT - 2} textAnchor="middle">
              {spot.it.segments}
            </text>
          </g>
        ))}
        {best && (
          <text className={styles.value} x={best.x} y={best.y - 9} textAnchor={anchor(best.x)}>
            {triedText(best.value, id)}
          </text>
        )}
      </svg>
    </figure>
  );
}

function anchor(x: number): "start" | "middle" | "end" {
  if (x < WIDTH / 4) {
    return "start";
  }
  return x > (WIDTH * 3) / 4 ? "end" : "middle";
}

function place(tried: TriedDoc[], id: Props["test"]["id"]): Spot[] {
  const known = tried.flatMap((it) => {
    const value = triedValue(it, id);
    return value === null ? [] : [{ it, value }];
  });
  const scale = scaleOf(known.map(({ value }) => value));
  const step = (WIDTH - 2 * PAD.side) / Math.max(1, tried.length - 1);
  return known.map(({ it, value }) => ({
    it,
    value,
    x: PAD.side + step * tried.indexOf(it),
    y: PAD.top + (1 - placeIn(scale, value)) * (HEIGHT - PAD.top - PAD.foot - 6),
  }));
}

const getStyles = (theme: GrafanaTheme2) => ({
  figure: css({
    display: "flex",
    flexDirection: "column",
    justifyContent: "space-between",
    margin: 0,
    minWidth: 0,
    svg: { width: "100%", maxWidth: 320 },
  }),
  name: css({ display: "block", fontWeight: theme.typography.fontWeightMedium }),
  about: css({
    display: "block",
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
  }),
  line: css({ fill: "none", stroke: theme.colors.text.secondary, strokeWidth: 1.5 }),
  spot: css({ fill: theme.colors.background.primary, stroke: theme.colors.text.secondary, strokeWidth: 1.5 }),
  best: css({ fill: theme.visualization.getColorByName("blue") }),
  tick: css({ fill: theme.colors.text.secondary, fontSize: 10 }),
  value: css({
    fill: theme.colors.text.primary,
    fontSize: 11,
    fontWeight: theme.typography.fontWeightMedium,
    // A rim, as the line may run behind it.
    stroke: theme.colors.background.primary,
    strokeWidth: 4,
    paintOrder: "stroke",
  }),
});
