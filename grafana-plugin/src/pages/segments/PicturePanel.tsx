import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Text, useStyles2 } from "@grafana/ui";
import { fetchBlob } from "../../shared/api/client.ts";
import type { SegmentsDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable } from "../../shared/components/DataTable.tsx";
import { DownloadButton } from "../../shared/components/DownloadButton.tsx";
import { countOf, formatCount } from "../../shared/format/cell.ts";
import { downloadText } from "../../shared/format/csv.ts";
import { PickButton, type PickProps } from "./PickButton.tsx";
import { axisWords, centresOf, pointsCsv } from "./picture.ts";
import { pictureRequest } from "./requests.ts";
import { Scatter } from "./Scatter.tsx";
import { kindOf } from "./segmentsState.ts";

interface Props extends PickProps {
  doc: SegmentsDoc;
  loading: boolean;
}

const TITLE = "Picture of all customers";

export function PicturePanel({ doc, loading, ...pick }: Props) {
  return (
    <ChartPanel
      title={TITLE}
      description="Customers on the two directions in which they differ the most (principal components of the features). Near each other: alike."
      loading={loading}
      onCsv={() => downloadText("segments-points.csv", pointsCsv(doc))}
      actions={
        <DownloadButton
          text="PNG"
          label={`Download ${TITLE} as PNG`}
          tooltip="The picture as PNG, for a report"
          file="segments.png"
          load={() => fetchBlob(pictureRequest(doc.currency))}
        />
      }
      chart={<Picture doc={doc} {...pick} />}
      table={<Centres doc={doc} />}
    />
  );
}

function Picture({ doc, picked, onPick }: PickProps & Pick<Props, "doc">) {
  const styles = useStyles2(getStyles);
  const [across, up] = doc.axes;
  const sample = doc.points.length < doc.customers ? ` of ${formatCount(doc.customers)}, an even sample` : "";
  return (
    <>
      <ul className={styles.legend} aria-label="Legend: press a segment to pick it out">
        {doc.segments.map((kind) => (
          <li key={kind.segment}>
            <PickButton kind={kind} picked={picked} onPick={onPick} />
          </li>
        ))}
      </ul>
      {up && (
        <Text element="p" color="secondary" variant="bodySmall">
          ↑ {axisWords(up)}
        </Text>
      )}
      <Scatter doc={doc} picked={picked} />
      <div className={styles.across}>
        {across && (
          <Text element="p" color="secondary" variant="bodySmall">
            → {axisWords(across)}
          </Text>
        )}
      </div>
      <Text element="p" color="secondary" variant="bodySmall">
        {countOf(doc.points.length, "customers")}
        {sample}. The dashed lines cross at the mean customer.
      </Text>
    </>
  );
}

/** Where each segment lies; the points themselves are in the CSV. */
function Centres({ doc }: Pick<Props, "doc">) {
  const number = (value: number) => new Intl.NumberFormat(undefined, { maximumFractionDigits: 2 }).format(value);
  return (
    <DataTable
      label={`${TITLE} as a table`}
      rows={centresOf(doc)}
      rowKey={({ segment }) => String(kindOf({ segment }))}
      currency={null}
      columns={[
        { id: "name", header: "Segment", cell: ({ name }) => name },
        { id: "points", header: "Points", align: "end", cell: ({ points }) => formatCount(points) },
        { id: "x", header: "Middle across", align: "end", cell: ({ x }) => number(x) },
        { id: "y", header: "Middle up", align: "end", cell: ({ y }) => number(y) },
      ]}
    />
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  legend: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(0.5, 1),
    margin: theme.spacing(0, 0, 1),
    padding: 0,
    listStyle: "none",
  }),
  across: css({ textAlign: "end" }),
});
