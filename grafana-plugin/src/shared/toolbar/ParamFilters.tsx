import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, MultiCombobox, useStyles2 } from "@grafana/ui";
import type { ReactNode } from "react";
import type { View } from "../url/useView.ts";
import { LabelledControl } from "./LabelledControl.tsx";

export interface ParamFilter {
  /** The parameter in the address, repeated for each value. */
  id: string;
  name: string;
  options: string[];
}

interface Props {
  view: View;
  filters: ParamFilter[];
  /** Other parameters that "Clear filters" drops. */
  also?: string[];
  children?: ReactNode;
}

/** A page's own filters, beside the shop's that all pages share. */
export function ParamFilters({ view, filters, also = [], children }: Props) {
  const styles = useStyles2(getStyles);
  const ids = [...filters.map(({ id }) => id), ...also];
  const active = ids.some((id) => view.params.has(id));
  return (
    <div className={styles.bar}>
      {filters.map((filter) => (
        <Filter key={filter.id} view={view} filter={filter} />
      ))}
      {children}
      {active && (
        <Button
          variant="secondary"
          fill="text"
          icon="times"
          onClick={() => view.setParams(Object.fromEntries(ids.map((id) => [id, undefined])))}
        >
          Clear filters
        </Button>
      )}
    </div>
  );
}

function Filter({ view, filter: { id, name, options } }: { view: View; filter: ParamFilter }) {
  const chosen = view.params.getAll(id);
  const controlId = `vigie-param-${id}`;
  const all = [...new Set([...options, ...chosen])];
  return (
    <LabelledControl id={controlId} label={name}>
      <MultiCombobox
        id={controlId}
        options={all.map((value) => ({ value, label: value }))}
        value={chosen}
        placeholder="All"
        isClearable
        onChange={(next) => view.setParams({ [id]: next.map(({ value }) => value) })}
        width="auto"
        minWidth={10}
        maxWidth={40}
      />
    </LabelledControl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), alignItems: "center" }),
});
