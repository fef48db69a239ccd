import { css, cx } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, Combobox, MultiCombobox, useStyles2 } from "@grafana/ui";
import { useState } from "react";
import { FILTERS, type FilterId } from "../api/request.ts";
import type { View } from "../url/useView.ts";
import { countFilters, setFilter } from "../url/viewState.ts";
import { LabelledControl } from "./LabelledControl.tsx";

export type FilterOptions = Record<string, { value: string; label: string }[] | undefined>;

export const FILTER_NAMES: Record<FilterId, string> = {
  store: "Store",
  country: "Country",
  category: "Category",
  channel: "Channel",
  device: "Device",
  currency: "Currency",
};

interface Props {
  view: View;
  options: FilterOptions | undefined;
}

export function FilterBar({ view, options }: Props) {
  const styles = useStyles2(getStyles);
  const [open, setOpen] = useState(false);
  const count = countFilters(view.filters);
  const shown = FILTERS.filter((id) => (options?.[id]?.length ?? 0) > 0 || view.filters[id]);
  return (
    <div>
      <Button
        className={styles.toggle}
        variant="secondary"
        size="sm"
        icon="filter"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {count > 0 ? `Filters (${count})` : "Filters"}
      </Button>
      <div className={cx(styles.bar, !open && styles.closed)}>
        {shown.map((id) => (
          <Filter key={id} id={id} view={view} options={options?.[id] ?? []} />
        ))}
        {count > 0 && (
          <Button variant="secondary" fill="text" icon="times" onClick={() => view.update({ filters: {} })}>
            Clear filters
          </Button>
        )}
      </div>
    </div>
  );
}

interface FilterProps {
  id: FilterId;
  view: View;
  options: { value: string; label: string }[];
}

function Filter({ id, view, options }: FilterProps) {
  const chosen = view.filters[id] ?? [];
  const choose = (values: string[]) => view.update({ filters: setFilter(view.filters, id, values) });
  const controlId = `vigie-filter-${id}`;
  const known = new Set(options.map((option) => option.value));
  const all = [...options, ...chosen.filter((value) => !known.has(value)).map((value) => ({ value, label: value }))];
  return (
    <LabelledControl id={controlId} label={FILTER_NAMES[id]}>
      {id === "currency" ? (
        <Combobox
          id={controlId}
          options={all}
          value={chosen[0] ?? null}
          placeholder="Any"
          isClearable
          onChange={(option) => choose(option ? [option.value] : [])}
          width="auto"
          minWidth={10}
        />
      ) : (
        <MultiCombobox
          id={controlId}
          options={all}
          value={chosen}
          placeholder="All"
          isClearable
          onChange={(next) => choose(next.map((option) => option.value))}
          width="auto"
          minWidth={10}
          maxWidth={40}
        />
      )}
    </LabelledControl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({ display: "flex", flexWrap: "wrap", gap: theme.spacing(1), alignItems: "center" }),
  toggle: css({ [theme.breakpoints.up("md")]: { display: "none" } }),
  closed: css({ [theme.breakpoints.down("md")]: { display: "none" } }),
});
