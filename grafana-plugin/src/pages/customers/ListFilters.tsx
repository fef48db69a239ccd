import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Button, Combobox, useStyles2 } from "@grafana/ui";
import type { CustomersDoc } from "../../shared/api/types.ts";
import { segmentLabel } from "../../shared/customers/measures.ts";
import { formatCount } from "../../shared/format/cell.ts";
import { LabelledControl } from "../../shared/toolbar/LabelledControl.tsx";
import { SearchBox } from "../../shared/toolbar/SearchBox.tsx";
import type { View } from "../../shared/url/useView.ts";
import { FIRST_PAGE } from "../../shared/url/viewState.ts";
import { type CustomersState, isFiltered, NO_FILTER, SORTS } from "./customersState.ts";

interface Props {
  view: View;
  state: CustomersState;
  doc: CustomersDoc;
}

export function ListFilters({ view, state: { question }, doc }: Props) {
  const styles = useStyles2(getStyles);
  const what = doc.personal ? "id, name or e-mail" : "id";
  const scores = Array.from({ length: doc.quantiles }, (_, i) => String(i + 1)).toReversed();
  const filter = (id: "r" | "f", name: string) => (
    <Choice
      id={id}
      name={name}
      value={question[id] === undefined ? undefined : String(question[id])}
      options={scores.map((value) => ({ value, label: value }))}
      onChange={(value) => view.setParams({ [id]: value, ...FIRST_PAGE })}
    />
  );
  return (
    <div className={styles.bar}>
      <SearchBox
        view={view}
        search={question.search}
        label={`Search customers by ${what}`}
        placeholder={`Begins ${what}`}
        reset={FIRST_PAGE}
      />
      <Choice
        id="segment"
        name="Segment"
        value={question.segment}
        options={segmentOptions(doc, question.segment)}
        onChange={(segment) => view.setParams({ segment, ...FIRST_PAGE })}
      />
      {filter("r", "R")}
      {filter("f", "F")}
      <LabelledControl id="vigie-customers-sort" label="Most">
        <Combobox
          id="vigie-customers-sort"
          options={SORTS}
          value={question.sort}
          onChange={({ value }) => view.setParams({ sort: value === "value" ? undefined : value, ...FIRST_PAGE })}
          width="auto"
          minWidth={12}
        />
      </LabelledControl>
      {isFiltered(question) && (
        <Button variant="secondary" fill="text" icon="times" onClick={() => view.setParams(NO_FILTER)}>
          Clear filters
        </Button>
      )}
    </div>
  );
}

/** One that the address names but nobody is in stays choosable. */
function segmentOptions(doc: CustomersDoc, chosen: string | undefined) {
  const known = doc.segments.map(({ name, label, customers }) => ({
    value: name,
    label,
    description: `${formatCount(customers)} customers`,
  }));
  const missing = chosen !== undefined && !known.some(({ value }) => value === chosen);
  return missing ? [...known, { value: chosen, label: segmentLabel(doc, chosen) }] : known;
}

interface ChoiceProps {
  id: string;
  name: string;
  value: string | undefined;
  options: { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

function Choice({ id, name, value, options, onChange }: ChoiceProps) {
  const controlId = `vigie-customers-${id}`;
  return (
    <LabelledControl id={controlId} label={name}>
      <Combobox
        id={controlId}
        options={options}
        value={value ?? null}
        placeholder="All"
        isClearable
        onChange={(option) => onChange(option?.value)}
        width="auto"
        minWidth={8}
      />
    </LabelledControl>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  bar: css({
    display: "flex",
    flexWrap: "wrap",
    gap: theme.spacing(1),
    alignItems: "center",
    marginBottom: theme.spacing(1),
  }),
});
