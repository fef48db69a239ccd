import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { MemoryRouter } from "react-router";
import { beforeEach, expect, test } from "vitest";
import { type FakeBackend, fakeBackend } from "../testing/backend.ts";
import { incident, incidents, openIncident } from "../testing/incidents.ts";
import { testView } from "../testing/view.ts";
import type { View } from "../url/useView.ts";
import { IncidentLabel } from "./IncidentLabel.tsx";
import { IncidentSwitch } from "./IncidentSwitch.tsx";
import { incidentSpans, placeLabels } from "./incidentBands.ts";
import { incidentHref, logsHref } from "./incidentHref.ts";
import { useIncidents } from "./useIncidents.ts";
import { causeHint, causeText, durationText, whereText } from "./words.ts";

const NOW = Date.parse("2026-11-21T14:30:00Z");
const axis: [number, number] = [Date.parse("2026-11-20T00:00:00Z"), Date.parse("2026-11-22T00:00:00Z")];
let backend: FakeBackend;

beforeEach(() => {
  backend = fakeBackend();
  backend.answers["/v1/incidents"] = { status: 200, data: incidents };
});

test("an incident says how long it lasted, or for how long it goes on", () => {
  expect(durationText(incident, NOW)).toBe("lasted 3 h");
  expect(durationText(openIncident, NOW)).toBe("for 2 h now");
});

test("where and why are always said, nothing known too", () => {
  expect(whereText({ country: "Germany", payment_method: "card" })).toBe("Country: Germany, Payment method: card");
  expect(whereText({})).toBe("Everywhere");
  expect([causeText(incident), causeText(openIncident)]).toEqual(["checkout 2.14.1 deployed", "Nothing known"]);
  expect(causeHint(incident)).toBe("The likeliest cause; corrected p 0.012.");
});

test("an open incident reaches to now, an ended one to its end", () => {
  const spans = incidentSpans([incident, openIncident], Date.parse, NOW);
  expect(spans.map(({ to }) => to)).toEqual([Date.parse("2026-11-20T17:00:00Z"), NOW]);
});

test("labels without room of their own become one, and none stands beyond the chart", () => {
  const list = [incident, openIncident];
  const spans = incidentSpans(list, Date.parse, NOW);
  expect(placeLabels(list, spans, axis, 1200).map(({ x, incidents: all }) => [x, all.length])).toEqual([
    [350, 1],
    [900, 1],
  ]);
  expect(placeLabels(list, spans, axis, 60)).toMatchObject([{ x: 17.5, incidents: [{ id: 4 }, { id: 5 }] }]);
  const late = [{ ...incident, started_at: "2026-11-21T23:30:00Z", ended_at: "2026-11-21T23:59:00Z" }];
  expect(placeLabels(late, incidentSpans(late, Date.parse, NOW), axis, 1200)[0]?.x).toBe(1164);
});

test("a label leads to its incident, several lead to the list", () => {
  const props = { room: 20, timeZone: "utc", hrefOf: () => "/one", listHref: "/all" };
  render(
    <MemoryRouter>
      <IncidentLabel incidents={[incident]} {...props} />
      <IncidentLabel incidents={[incident, openIncident]} {...props} />
    </MemoryRouter>,
  );
  expect(screen.getByRole("link", { name: "Incident: Orders 92 % below expected" }).getAttribute("href")).toBe("/one");
  expect(screen.getByRole("link", { name: "Incident: 2 incidents" }).getAttribute("href")).toBe("/all");
});

function Probe({ view }: { view: View }) {
  return <IncidentSwitch on={useIncidents(view)} />;
}

test("the switch keeps its state in the address", async () => {
  const view = testView();
  render(<Probe view={view} />);
  await userEvent.click(await screen.findByRole("button", { name: "Incidents on the chart: 2", pressed: true }));
  expect(view.written).toEqual([{ incidents: "off" }]);
});

test("hidden incidents come back with the same switch", async () => {
  const view = testView({ params: new URLSearchParams("incidents=off") });
  render(<Probe view={view} />);
  await userEvent.click(screen.getByRole("button", { name: "Incidents on the chart: hidden", pressed: false }));
  expect(view.written).toEqual([{ incidents: undefined }]);
});

test("links hand on the range, and lines are those of the incident's own time", () => {
  expect(incidentHref(4, "?store=7")).toBe("/a/vigie-commerce-app/incidents/4?store=7");
  expect(logsHref("2026-11-20T14:00:00Z", "2026-11-20T17:00:00Z", "payments")).toBe(
    "/a/vigie-commerce-app/logs?from=2026-11-20T14:00:00Z&to=2026-11-20T17:00:00Z&service=payments",
  );
});
