import type { JobSummary } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { Moment } from "../../shared/components/Moment.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { JOB_STATES } from "./jobLook.ts";

interface Props {
  jobs: JobSummary[];
  timeZone: string;
}

export function JobsPanel({ jobs, timeZone }: Props) {
  return (
    <ChartPanel
      title="Jobs"
      description="What runs in the background, and how its last run went."
      onCsv={() => downloadText("jobs.csv", jobsCsv(jobs))}
      chart={
        <DataTable
          label="Jobs"
          rows={jobs}
          rowKey={({ job }) => job}
          currency={null}
          maxHeight={420}
          columns={columns(timeZone)}
        />
      }
    />
  );
}

function columns(timeZone: string): TableColumn<JobSummary>[] {
  return [
    { id: "job", header: "Job", cell: ({ job }) => job },
    { id: "schedule", header: "Runs", cell: ({ schedule }) => schedule },
    {
      id: "last",
      header: "Last run",
      cell: ({ last, looked_at }) =>
        last ? <IconWord {...JOB_STATES[last.state]} /> : looked_at ? "Nothing to do" : "Not yet",
    },
    {
      id: "when",
      header: "When",
      cell: (row) => {
        const at = lastLook(row);
        return at && <Moment at={at} timeZone={timeZone} />;
      },
    },
    {
      id: "failed",
      header: "Failed in 24 h",
      align: "end",
      cell: ({ failed_24h, runs_24h }) => `${formatCount(failed_24h)} of ${formatCount(runs_24h)}`,
    },
  ];
}

/** When it last ran or looked, whichever is later. */
function lastLook({ last, looked_at }: JobSummary): string | null {
  const ran = last ? (last.finished_at ?? last.started_at) : null;
  return ran && looked_at ? (ran > looked_at ? ran : looked_at) : (ran ?? looked_at);
}

function jobsCsv(jobs: JobSummary[]): string {
  return toCsv(
    ["job", "schedule", "last_state", "last_at", "runs_24h", "failed_24h"],
    jobs.map((row) => [row.job, row.schedule, row.last?.state ?? null, lastLook(row), row.runs_24h, row.failed_24h]),
  );
}
