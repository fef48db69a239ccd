import { LoadingState } from "@grafana/data";
import { Button, PanelChrome } from "@grafana/ui";
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
      {asTable && table ? table : chart}
    </PanelChrome>
  );
}
