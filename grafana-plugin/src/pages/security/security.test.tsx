import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { expect, test } from "vitest";
import type { AlertGroupDoc, SecurityDoc } from "../../shared/api/types.ts";
import { fakeBackend } from "../../shared/testing/backend.ts";
import { group } from "../../shared/testing/signals.ts";
import { testView } from "../../shared/testing/view.ts";
import { ExceptionBuilder } from "./ExceptionBuilder.tsx";
import { shareText } from "./falseAlarms.ts";
import { GroupFacts } from "./GroupFacts.tsx";
import { GroupsPanel } from "./GroupsPanel.tsx";
import { hourCounts } from "./GroupTrend.tsx";
import { MitreMatrix } from "./MitreMatrix.tsx";
import { inAttackOrder, quietTactics } from "./mitre.ts";
import { readSecurityState } from "./securityState.ts";
import { trendCounts } from "./TrendPanel.tsx";

const tactic = (name: string) => ({ tactic: name, techniques: [], groups: 1, alerts: 2 });
const state = (search: string) => readSecurityState(new URLSearchParams(search));

test("filters come from the address, and what it does not know falls back to all", () => {
  expect(state("?priority=Critical&priority=Error&place=checkout&state=open&search=shell")).toMatchObject({
    priority: ["Critical", "Error"],
    place: ["checkout"],
    rule: [],
    state: "open",
    search: "shell",
  });
  expect(state("?state=nonsense").state).toBe("all");
});

test("tactics stand in ATT&CK's order, however they are spelt, and unknown ones last", () => {
  const mitre = [tactic("Zeal"), tactic("Exfiltration"), tactic("Credential access"), tactic("Execution")];
  expect(inAttackOrder(mitre).map((column) => column.tactic)).toEqual([
    "Execution",
    "Credential access",
    "Exfiltration",
    "Zeal",
  ]);
  expect(quietTactics(mitre)).not.toContain("Credential Access");
  expect(quietTactics(mitre)).toHaveLength(11);
});

test("a click on a technique filters the groups by it, a second one undoes it", async () => {
  const doc = { mitre: [{ ...tactic("Execution"), techniques: [{ technique: "T1059", groups: 1, alerts: 2 }] }] };
  const view = testView();
  render(<MitreMatrix view={view} state={state("")} doc={doc as unknown as SecurityDoc} />);
  await userEvent.click(screen.getByRole("button", { name: /^T1059/ }));
  expect(view.written).toEqual([{ tactic: "Execution", technique: "T1059" }]);
});

test("a group that likely caused an incident says what is at stake and leads there, one that did not says so", () => {
  const doc = { groups: [group, { ...group, id: 8, at_stake: null }], total: 2, tiles: { alerts: 6 } };
  render(
    <MemoryRouter>
      <GroupsPanel
        view={testView({ search: "?from=now-24h&to=now" })}
        doc={doc as unknown as SecurityDoc}
        loading={false}
      />
    </MemoryRouter>,
  );
  const [first, second] = screen.getAllByRole("row").slice(1);
  expect(first?.textContent).toContain("€1,904€1,210 to €2,611");
  const link = screen.getByRole("link", { name: "€1,904" });
  expect(link.getAttribute("href")).toBe("/a/vigie-commerce-app/incidents/4?from=now-24h&to=now");
  expect(second?.textContent).toContain("no incident");
});

test("a group's facts lead to the incident that it likely caused, and are silent where there is none", () => {
  const show = (of: typeof group) => (
    <MemoryRouter>
      <GroupFacts group={of} timeZone="utc" shared="?from=now-24h" />
    </MemoryRouter>
  );
  const { rerender } = render(show(group));
  expect(screen.getByText("At stake").nextElementSibling?.textContent).toBe("€1,904€1,210 to €2,611");
  expect(screen.getByRole("link", { name: "€1,904" }).getAttribute("href")).toContain("/incidents/4?from=now-24h");
  rerender(show({ ...group, at_stake: null }));
  expect(screen.queryByText("At stake")).toBeNull();
});

test("the worst priority stands on the ground of the stack", () => {
  const counts = trendCounts({
    steps: ["2026-11-21T10:00:00Z"],
    step_seconds: 60,
    by_priority: [
      { priority: "Notice", counts: [4] },
      { priority: "Critical", counts: [1] },
    ],
  });
  expect(counts.series.map(({ name }) => name)).toEqual(["Critical", "Notice"]);
});

test("hours without an alert are zero, over the whole range", () => {
  const doc = { group, trend: [{ hour: "2026-11-21T10:00:00Z", n: 3 }] } as unknown as AlertGroupDoc;
  const counts = hourCounts(doc, { from: "2026-11-21T08:30:00Z", to: "2026-11-21T11:10:00Z" });
  expect(counts.series[0]?.counts).toEqual([0, 0, 3, 0]);
});

test("a false-alarm rate is never shown without its n, nor made up", () => {
  expect(shareText({ verdicts: 4, false_alarm_share: 0.25 })).toBe("25% (n = 4)");
  expect(shareText({ verdicts: 0, false_alarm_share: null })).toBe("–");
});

test("an exception is asked for by the chosen fields, and says what it would hide", async () => {
  const backend = fakeBackend();
  backend.answers["/v1/security/groups/7/exception"] = {
    status: 200,
    data: { yaml: "- rule: Shell", hides: 3, of: 5, places: [{ place: "checkout", hides: 3, of: 4 }], samples: [] },
  };
  const fields = [{ field: "proc.name", values: [{ value: "sh", n: 3 }] }];
  render(<ExceptionBuilder id="7" fields={fields} timeZone="utc" />);
  expect(backend.sent).toEqual([]);
  await userEvent.click(screen.getByRole("checkbox", { name: /proc.name/ }));
  expect(backend.sent[0]?.url).toContain("/exception?field=proc.name");
  expect((await screen.findByTestId("exception-hides")).textContent).toBe("3 of 5 alerts of this rule that are kept.");
  expect(screen.getByRole("region", { name: "Exception as YAML" }).textContent).toBe("- rule: Shell");
});
