import { css } from "@emotion/css";
import { LoadingState } from "@grafana/data";
import { Button, PanelChrome, useStyles2 } from "@grafana/ui";
import { type ReactNode, useState } from "react";

interface Props {
  title: string;
  description?: string;
  loading?: boolean;
  chart: ReactNode;
  /** The same figures as text; without it the panel has no table switch. */
  table?: ReactNode;
  onCsv?: () => void;
  actions?: ReactNode;
}

/** A Grafana panel whose chart can always be read as a table and taken away as CSV. */
export function ChartPanel({ title, description, loading, chart, table, onCsv, actions }: Props) {
  const styles = useStyles2(getStyles);
  const [asTable, setAsTable] = useState(false);
  return (
    <PanelChrome
      title={title}
      description={description}
      loadingState={loading ? LoadingState.Loading : LoadingState.Done}
      padding="md"
      actions={
        <>
          {actions}
          {table && (
            <Button
              size="sm"
              variant="secondary"
              fill="text"
              icon={asTable ? "chart-line" : "table"}
              aria-pressed={asTable}
              aria-label={`${title} as ${asTable ? "chart" : "table"}`}
              tooltip={asTable ? "Show as chart" : "Show as table"}
              onClick={() => setAsTable(!asTable)}
            />
          )}
          {onCsv && (
            <Button
              size="sm"
              variant="secondary"
              fill="text"
              icon="download-alt"
              aria-label={`Download ${title} as CSV`}
              tooltip="Download CSV"
              onClick={onCsv}
            />
          )}
        </>
      }
    >
      <div className={styles.body} aria-busy={loading}>
        {asTable && table ? table : chart}
      </div>
    </PanelChrome>
  );
}

const getStyles = () => ({
  // Old figures step back while the new ones are on their way.
  body: css({ minWidth: 0, "&[aria-busy=true]": { opacity: 0.6 } }),
});
