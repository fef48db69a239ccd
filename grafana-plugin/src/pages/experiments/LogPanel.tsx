import type { ExperimentDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { FactList } from "../../shared/components/FactList.tsx";
import { IconWord, type Look } from "../../shared/components/IconWord.tsx";
import { formatMoment } from "../../shared/time/moment.ts";

type Entry = ExperimentDoc["log"][number];

const KINDS: Record<Entry["kind"], Look & { word: string }> = {
  created: { icon: "plus", tone: "quiet", word: "Planned" },
  changed: { icon: "edit", tone: "quiet", word: "Changed" },
  started: { icon: "play", tone: "info", word: "Started" },
  stopped: { icon: "square-shape", tone: "quiet", word: "Stopped" },
  decided: { icon: "check", tone: "good", word: "Decided" },
  note: { icon: "comment-alt", tone: "quiet", word: "Note" },
};

/** Who did what, when and why. */
export function LogPanel({ it: { log }, timeZone }: { it: ExperimentDoc; timeZone: string }) {
  const facts = log.map((entry, at) => ({
    name: `${formatMoment(entry.at, timeZone)}${at > 0 && log[at - 1]?.at === entry.at ? ` (${at + 1})` : ""}`,
    value: <Said entry={entry} />,
  }));
  return <ChartPanel title="Log" description="Changes, decisions and notes." chart={<FactList facts={facts} />} />;
}

function Said({ entry: { kind, actor, note, now, after_start } }: { entry: Entry }) {
  return (
    <>
      <IconWord {...KINDS[kind]} tone={after_start ? "warning" : KINDS[kind].tone} /> by {actor}
      {now && `: ${Object.keys(now).join(", ")}`}
      {after_start && ", after the start"}
      {note && <div>{note}</div>}
    </>
  );
}
