import { config } from "@grafana/runtime";
import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { SCORE_JOB } from "../customers/requests.ts";
import { type FakeBackend, fakeBackend } from "../testing/backend.ts";
import { RunJob } from "./RunJob.tsx";

const run = { id: 8, job: "customers.score", state: "done", progress: 1, detail: {}, error: null };
const boot = config.bootData as unknown as { host?: string };

afterEach(() => {
  boot.host = undefined;
});

const ScoreNow = ({ onScored }: { onScored: () => void }) => (
  <RunJob
    asked={SCORE_JOB}
    button="Score now"
    icon="play"
    tooltip="Scores all customers."
    doing="Scoring"
    done="Scored just now."
    onDone={onScored}
  />
);

function inConsoleWith(...scopes: string[]): FakeBackend {
  boot.host = "vigie-console";
  const backend = fakeBackend();
  backend.answers["/v1/token"] = { status: 200, data: { name: "me", scopes } };
  return backend;
}

test("the run that was asked for is followed until it is over, and an earlier one is not taken for it", async () => {
  const backend = inConsoleWith("write");
  const answers = [run, run, { ...run, id: 9, state: "running", progress: 0.7, detail: { step: "EUR: scoring" } }];
  backend.answers["/v1/operations"] = () => ({
    status: 200,
    data: { jobs: [{ job: "customers.score", last: answers.shift() ?? { ...run, id: 9 } }] },
  });
  const onScored = vi.fn();
  render(<ScoreNow onScored={onScored} />);
  await userEvent.click(screen.getByRole("button", { name: "Score now" }));
  expect(await screen.findByText("Waiting to begin")).toBeTruthy();
  expect(backend.sent.find(({ method }) => method === "POST")?.url).toContain("/v1/customers/runs");
  expect(await screen.findByText("EUR: scoring", {}, { timeout: 4000 })).toBeTruthy();
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("70");
  expect(await screen.findByText("Scored just now.", {}, { timeout: 4000 })).toBeTruthy();
  expect(onScored).toHaveBeenCalledOnce();
});

test("who may not write sees why, and cannot press", async () => {
  inConsoleWith("read");
  render(<ScoreNow onScored={() => {}} />);
  expect(await screen.findByText("Scoring now needs a token with the scope write.")).toBeTruthy();
  const button = screen.getByRole("button", { name: "Score now" });
  expect(button.hasAttribute("disabled") || button.getAttribute("aria-disabled") === "true").toBe(true);
});

test("a run that failed says so", async () => {
  const backend = inConsoleWith("admin");
  const answers = [run];
  backend.answers["/v1/operations"] = () => ({
    status: 200,
    data: {
      jobs: [{ job: "customers.score", last: answers.shift() ?? { ...run, id: 9, state: "failed", error: "no disk" } }],
    },
  });
  render(<ScoreNow onScored={() => {}} />);
  await userEvent.click(screen.getByRole("button", { name: "Score now" }));
  expect(await screen.findByText(/Scoring failed: no disk/, {}, { timeout: 4000 })).toBeTruthy();
});
