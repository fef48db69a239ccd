import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { useStyles2, useTheme2 } from "@grafana/ui";
import { useMemo } from "react";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { useWidth } from "../../shared/chart/useWidth.ts";
import { markOf, outline } from "./marks.ts";
import { pictureText, placeIn, scaleOf } from "./picture.ts";
import { kindOf } from "./segmentsState.ts";

interface Props {
  doc: SegmentsDoc;
  picked: number | undefined;
}

const HEIGHT = 400;
const RADIUS = 2.6;
/** One path a segment, so that 2,000 points are a handful of elements. */
const STEPPED_BACK = 0.12;
const USUAL = 0.6;

export function Scatter({ doc, picked }: Props) {
  const styles = useStyles2(getStyles);
  const { isDark } = useTheme2();
  const [ref, width] = useWidth<HTMLDivElement>();
  const { paths, zero } = useMemo(() => draw(doc, width, isDark), [doc, width, isDark]);
  // What is picked out lies on top.
  const order = paths.toSorted((a, b) => Number(a.kind === picked) - Number(b.kind === picked));
  return (
    <div ref={ref} className={styles.box}>
      <svg width={width} height={HEIGHT} role="img" aria-label={pictureText(doc)}>
        <line className={styles.zero} x1={zero.x} x2={zero.x} y1={0} y2={HEIGHT} />
        <line className={styles.zero} x1={0} x2={width} y1={zero.y} y2={zero.y} />
        {order.map(({ kind, d, color }) => (
          <path
            key={kind}
            d={d}
            fill={color}
            fillOpacity={picked === undefined || picked === kind ? USUAL : STEPPED_BACK}
            data-testid={`points-${kind}`}
          />
        ))}
      </svg>
    </div>
  );
}

function draw({ points, segments }: SegmentsDoc, width: number, isDark: boolean) {
  const across = scaleOf(points.map(({ x }) => x));
  const up = scaleOf(points.map(({ y }) => y));
  const px = (x: number) => placeIn(across, x) * width;
  const py = (y: number) => (1 - placeIn(up, y)) * HEIGHT;
  const paths = segments.map(({ segment }) => {
    const { color, shape } = markOf(segment, isDark);
    const own = points.filter((it) => it.segment === segment);
    return {
      kind: kindOf({ segment }),
      color,
      d: own.map(({ x, y }) => outline(shape, px(x), py(y), RADIUS)).join(""),
    };
  });
  return { paths, zero: { x: px(0), y: py(0) } };
}

const getStyles = (theme: GrafanaTheme2) => ({
  box: css({
    height: HEIGHT + 2,
    overflow: "hidden",
    border: `1px solid ${theme.colors.border.weak}`,
    borderRadius: theme.shape.radius.default,
    svg: { display: "block" },
  }),
  zero: css({ stroke: theme.colors.border.strong, strokeDasharray: "4 4" }),
});
