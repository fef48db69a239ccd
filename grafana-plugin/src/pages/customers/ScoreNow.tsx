import { SCORE_JOB } from "../../shared/customers/requests.ts";
import { RunJob } from "../../shared/jobs/RunJob.tsx";

export function ScoreNow({ onScored }: { onScored: () => void }) {
  return (
    <RunJob
      asked={SCORE_JOB}
      button="Score now"
      icon="calculator-alt"
      tooltip="Scores all customers. By itself it happens every night."
      doing="Scoring"
      done="Scored just now."
      onDone={onScored}
    />
  );
}
