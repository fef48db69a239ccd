import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test, vi } from "vitest";
import type { IncidentDoc } from "../../shared/api/types.ts";
import { type FakeBackend, fakeBackend } from "../../shared/testing/backend.ts";
import { contributions, detail, incident, likely, openIncident } from "../../shared/testing/incidents.ts";
import { AnomaliesPanel } from "./AnomaliesPanel.tsx";
import { CausesPanel } from "./CausesPanel.tsx";
import { ContributionsPanel } from "./ContributionsPanel.tsx";
import { causesCsv, chainOf } from "./causes.ts";
import { chartSource, chartTitle, hasRevenue, incidentSpan } from "./chartSource.ts";
import { contributionsCsv, effectText, flatten } from "./contributions.ts";
import { IncidentFacts } from "./IncidentFacts.tsx";
import { IncidentLines } from "./IncidentLines.tsx";
import { PostMortem } from "./PostMortem.tsx";
import { TimelinePanel } from "./TimelinePanel.tsx";

let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
});

const routed = (node: React.ReactNode) => render(<MemoryRouter>{node}</MemoryRouter>);

test("the facts say how much, how long, how late, and what it cost", () => {
  render(<IncidentFacts doc={detail} timeZone="utc" />);
  const text = screen.getByRole("region", { name: "Key figures" }).textContent;
  expect(text).toMatch(/Orders92% below expectedEverywhere/);
  expect(text).toMatch(/Lasted 3 h.*Detected after 1 h/);
  expect(text).toMatch(/€1,904€1,210 to €2,611/);
  expect(text).not.toContain("attack");
});

test("money without attack orders stands beside the whole where it differs", () => {
  const clean_money = { value: 1300, low: 700, high: 1900, currency: "EUR", n: 3 };
  render(<IncidentFacts doc={{ ...detail, clean_money }} timeZone="utc" />);
  expect(screen.getByTestId("value-clean-money").textContent).toBe("€1,300");
});

test("the chart switches to revenue unless it shows that already", () => {
  expect(hasRevenue(detail)).toBe(true);
  expect(hasRevenue({ ...detail, chart: { ...detail.chart, metric: detail.revenue.metric } })).toBe(false);
  expect(chartSource(detail, "revenue").metric.id).toBe("net_revenue");
  expect(chartTitle({ ...detail, chart: { ...detail.chart, value: "Germany" } }, "metric")).toBe("Orders, Germany");
});

test("an open incident is shaded to the end of the axis", () => {
  expect(incidentSpan({ incident: openIncident }).to).toBe(Number.POSITIVE_INFINITY);
  expect(incidentSpan({ incident }).to).toBe(Date.parse(incident.ended_at ?? ""));
});

test("causes come with evidence, both p-values, and what they brought about", () => {
  routed(<CausesPanel doc={detail} timeZone="utc" />);
  const [first, second] = within(screen.getByRole("list", { name: /Causes/ })).getAllByRole("listitem");
  expect(first?.textContent).toMatch(/Likely.*checkout 2.14.1 deployed.*p 0.004, corrected 0.012/);
  expect(first?.textContent).toContain("There were 2 deploys in 182 days");
  expect(first?.textContent).toContain("Brought about: Burst of errors in payments");
  expect(second?.textContent).toMatch(/^Possible/);
  expect(screen.getByText(/61 signals of 182 days were looked at/)).toBeTruthy();
});

test("that nothing known explains it is an answer", () => {
  const causes = { ...detail.causes, causes: [], sentence: "Nothing that Vigie knows of happened before it." };
  routed(<CausesPanel doc={{ ...detail, causes }} timeZone="utc" />);
  expect(screen.getByText(/^Nothing known explains it/)).toBeTruthy();
});

test("of many causes the first are shown and the others a press away, a likely one is never hidden", async () => {
  const many = Array.from({ length: 9 }, (_, i) => ({
    ...likely,
    likely: i < 6,
    signal: { ...likely.signal, id: 100 + i },
  }));
  routed(<CausesPanel doc={{ ...detail, causes: { ...detail.causes, causes: many } }} timeZone="utc" />);
  const list = within(screen.getByRole("list", { name: /Causes/ }));
  expect(list.getAllByRole("listitem")).toHaveLength(6);
  await userEvent.click(screen.getByRole("button", { name: "Show more (9 in all)" }));
  expect(list.getAllByRole("listitem")).toHaveLength(9);
});

test("a chain of causes ends, even where it would go round", () => {
  const [a, b] = detail.causes.causes;
  const round = [a!, { ...b!, led_to: a!.signal.id }];
  expect(chainOf(a!, round)).toEqual(["Burst of errors in payments"]);
  expect(chainOf({ ...likely, led_to: 99 }, round)).toEqual([]);
  expect(causesCsv([likely])).toContain("1,deploy,checkout 2.14.1 deployed");
});

test("parts of the change are indented below what they are part of, with shares and figures", () => {
  render(<ContributionsPanel contributions={contributions} currency={null} />);
  const [germany] = within(screen.getByRole("list", { name: "Parts by Country" })).getAllByRole("listitem");
  expect(within(germany as HTMLElement).getByRole("list").textContent).toMatch(/Toys31% of Germany1 instead of 44/);
  expect(screen.getByText(/9 instead of 1 \(\+800%\), against the change/)).toBeTruthy();
  expect(screen.getByText(/compared with the same hours of the 4 weeks before/)).toBeTruthy();
});

test("of a ratio the parts say whether their rate or their weight did it", () => {
  const node = { ...contributions.dimensions[0]!.values[0]!, rate: -0.018, mix: 0.002 };
  expect(effectText(node, "ratio")).toBe("its own rate -1.8 points, its weight +0.2 points");
  expect(effectText(node, "count")).toBeUndefined();
});

test("the table and the file name every part by its whole path", () => {
  expect(flatten(contributions).map(({ path }) => path)).toEqual([
    "Country: Germany",
    "Country: Germany / Toys",
    "Country: Malta",
  ]);
  expect(contributionsCsv(contributions).split("\r\n")[2]).toMatch(
    /^Country: Germany \/ Toys,category,toys,0.1519,1,44/,
  );
});

test("a figure that cannot be taken apart says so", () => {
  render(<ContributionsPanel contributions={null} currency={null} />);
  expect(screen.getByText(/cannot be taken apart/)).toBeTruthy();
});

test("anomalies tell figure, distance and chance in words and units", () => {
  render(<AnomaliesPanel anomalies={detail.anomalies} timeZone="utc" />);
  const [, , revenue] = screen.getAllByRole("row");
  expect(revenue?.textContent).toMatch(/Net revenue92% below expected€12.00€150.00.*3 hours-8.1 σbelow 0.001/);
});

test("an anomaly that shows late says until when it may have begun", () => {
  const [anomaly] = detail.anomalies;
  const late = { ...anomaly!, began_by: "2026-11-20T18:00:00.000Z" };
  const { rerender } = render(<AnomaliesPanel anomalies={[late]} timeZone="utc" />);
  expect(screen.getByText(/^or until .*2026/)).toBeTruthy();
  rerender(<AnomaliesPanel anomalies={[anomaly!]} timeZone="utc" />);
  expect(screen.queryByText(/^or until/)).toBeNull();
});

test("lines open, and lead to all lines of that time", () => {
  routed(<IncidentLines doc={detail} timeZone="utc" />);
  expect(screen.getByRole("link", { name: "All lines of that time" }).getAttribute("href")).toBe(
    `/a/vigie-commerce-app/logs?from=${incident.started_at}&to=${incident.ended_at}`,
  );
  expect(screen.getByRole("button", { name: /provider timeout/, expanded: false })).toBeTruthy();
});

test.each([
  [detail.errors, "No error or warning was written in that time."],
  [null, "Not known: the place where the lines are kept does not answer."],
] as [IncidentDoc["errors"], string][])("no lines: quiet and not knowing are told apart", (errors, text) => {
  routed(<IncidentLines doc={{ ...detail, lines: [], errors }} timeZone="utc" />);
  expect(screen.getByText(text)).toBeTruthy();
});

test("the timeline tells what happened and who did what, in order", () => {
  render(<TimelinePanel entries={detail.timeline} timeZone="utc" />);
  const entries = screen.getAllByRole("listitem").map(({ textContent }) => textContent);
  expect(entries[0]).toContain("checkout 2.14.1 deployed");
  expect(entries[3]).toMatch(/acknowledged it.*Triage · alice/);
});

test("the post-mortem is copied as Markdown, and a refusal is said", async () => {
  const user = userEvent.setup();
  backend.answers["/v1/incidents/4/post-mortem"] = { status: 200, data: "# Orders" };
  render(<PostMortem id="4" />);
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByText("Copied.")).toBeTruthy();
  expect(await navigator.clipboard.readText()).toBe("# Orders");
  expect(backend.sent.at(-1)?.responseType).toBe("text");
  vi.spyOn(navigator.clipboard, "writeText").mockRejectedValueOnce(new Error("no"));
  await user.click(screen.getByRole("button", { name: "Copy" }));
  expect(await screen.findByText(/Download it instead/)).toBeTruthy();
  backend.answers["/v1/incidents/4/post-mortem"] = { status: 404, data: { title: "Gone", detail: "No incident 4." } };
  await user.click(screen.getByRole("button", { name: "Download .md" }));
  expect(await screen.findByText("The post-mortem could not be had: No incident 4.")).toBeTruthy();
});
