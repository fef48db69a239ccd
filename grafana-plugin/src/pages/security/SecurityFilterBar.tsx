import { RadioButtonGroup } from "@grafana/ui";
import type { SecurityDoc } from "../../shared/api/types.ts";
import { ParamFilters } from "../../shared/toolbar/ParamFilters.tsx";
import { SearchBox } from "../../shared/toolbar/SearchBox.tsx";
import type { View } from "../../shared/url/useView.ts";
import { type SecurityState, STATES } from "./securityState.ts";

interface Props {
  view: View;
  options: SecurityDoc["options"] | undefined;
  state: SecurityState;
}

const ALSO = ["search", "state", "tactic", "technique"];

export function SecurityFilterBar({ view, options, state }: Props) {
  return (
    <ParamFilters
      view={view}
      also={ALSO}
      filters={[
        { id: "priority", name: "Priority", options: options?.priority ?? [] },
        { id: "rule", name: "Rule", options: options?.rule ?? [] },
        { id: "place", name: "Place", options: options?.place ?? [] },
      ]}
    >
      <RadioButtonGroup
        aria-label="State"
        options={[...STATES]}
        value={state.state}
        onChange={(value) => view.setParams({ state: value === "all" ? undefined : value })}
      />
      <SearchBox view={view} search={state.search} label="Search alerts" placeholder="Search rules, places, output" />
    </ParamFilters>
  );
}
