import { TextLink } from "@grafana/ui";
import { useState } from "react";
import type { Signal } from "../api/types.ts";
import { DataTable, type TableColumn } from "../components/DataTable.tsx";
import { IconWord } from "../components/IconWord.tsx";
import { formatCount } from "../format/cell.ts";
import { TriageButton } from "../triage/TriageButton.tsx";
import { TriageDrawer } from "../triage/TriageDrawer.tsx";
import { KINDS, SEVERITIES } from "./kinds.ts";
import { dimensionText, whenText } from "./SignalFacts.tsx";
import type { SignalsOnChart } from "./useSignals.ts";

type Shown = Pick<SignalsOnChart, "signals" | "hrefOf" | "refresh">;

interface Props {
  on: Shown;
  timeZone: string;
}

/** The marks of a chart as text, each with its triage. */
export function SignalTable({ on, timeZone }: Props) {
  const [open, setOpen] = useState<Signal>();
  return (
    <>
      <DataTable
        label="Signals as a table"
        rows={on.signals}
        rowKey={(signal) => String(signal.id)}
        currency={null}
        maxHeight={280}
        columns={columns(on, timeZone, setOpen)}
      />
      {open && (
        <TriageDrawer
          kind={open.subject.kind}
          subject={open.subject.id}
          title={open.title}
          timeZone={timeZone}
          onClose={() => setOpen(undefined)}
          onChange={on.refresh}
        />
      )}
    </>
  );
}

function columns({ hrefOf }: Shown, timeZone: string, onTriage: (signal: Signal) => void): TableColumn<Signal>[] {
  return [
    {
      id: "title",
      header: "Signal",
      wrap: true,
      cell: (signal) => {
        const href = hrefOf(signal);
        return href ? (
          <TextLink href={href} external={href.startsWith("http")} inline={false}>
            {signal.title}
          </TextLink>
        ) : (
          signal.title
        );
      },
    },
    { id: "kind", header: "Kind", cell: ({ kind }) => KINDS[kind].name },
    {
      id: "severity",
      header: "Severity",
      cell: ({ severity }) => <IconWord {...SEVERITIES[severity]} />,
    },
    { id: "when", header: "When", wrap: true, cell: (signal) => whenText(signal, timeZone) },
    { id: "dimensions", header: "Where", wrap: true, cell: dimensionText },
    { id: "count", header: "Events", align: "end", cell: ({ count }) => formatCount(count) },
    {
      id: "triage",
      header: "Triage",
      cell: (signal) => <TriageButton state={signal.triage} subject={signal.title} onClick={() => onTriage(signal)} />,
    },
  ];
}
