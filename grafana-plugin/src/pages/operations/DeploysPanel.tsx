import { textUtil } from "@grafana/data";
import { Badge, Text, TextLink } from "@grafana/ui";
import { useEffect, useRef } from "react";
import { useLocation } from "react-router";
import type { Deploy } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { DataTable, type TableColumn } from "../../shared/components/DataTable.tsx";
import { IconWord, type Look } from "../../shared/components/IconWord.tsx";
import { downloadText, toCsv } from "../../shared/format/csv.ts";
import { formatMoment, formatSeconds } from "../../shared/time/moment.ts";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  deploys: Deploy[];
  view: View;
}

const STATES: Record<Deploy["state"], Look & { word: string }> = {
  started: { word: "Under way", icon: "sync", tone: "info" },
  succeeded: { word: "Succeeded", icon: "check-circle", tone: "good" },
  failed: { word: "Failed", icon: "times-circle", tone: "critical" },
};

export function DeploysPanel({ deploys, view }: Props) {
  const ref = useScrollTo("deploys");
  return (
    <div id="deploys" ref={ref}>
      <ChartPanel
        title="Deploys"
        description="Reported by GitHub's webhook or by POST /v1/deploys."
        onCsv={() => downloadText("deploys.csv", deploysCsv(deploys))}
        chart={
          deploys.length === 0 ? (
            <Text color="secondary">No deploy in this range.</Text>
          ) : (
            <DataTable
              label="Deploys"
              rows={deploys}
              rowKey={({ id }) => String(id)}
              currency={null}
              maxHeight={360}
              columns={columns(view.timeZone)}
            />
          )
        }
      />
    </div>
  );
}

/** A link to a part of a page that was not there yet when the address was read. */
function useScrollTo(name: string) {
  const ref = useRef<HTMLDivElement>(null);
  const { hash } = useLocation();
  useEffect(() => {
    if (hash === `#${name}`) {
      ref.current?.scrollIntoView({ block: "start" });
    }
  }, [hash, name]);
  return ref;
}

function columns(timeZone: string): TableColumn<Deploy>[] {
  return [
    {
      id: "service",
      header: "Service and version",
      cell: ({ service, version, url, rollback }) => (
        <>
          {url ? (
            <TextLink href={textUtil.sanitizeUrl(url)} external inline={false}>
              {`${service} ${version}`}
            </TextLink>
          ) : (
            `${service} ${version}`
          )}{" "}
          {rollback && <Badge color="orange" icon="backward" text="Rollback" />}
        </>
      ),
    },
    { id: "state", header: "State", cell: ({ state }) => <IconWord {...STATES[state]} /> },
    { id: "environment", header: "Environment", cell: ({ environment }) => environment },
    { id: "started", header: "Started", cell: ({ started_at }) => formatMoment(started_at, timeZone) },
    { id: "took", header: "Took", align: "end", cell: tookText },
    { id: "commit", header: "Commit", cell: ({ commit }) => commit?.slice(0, 10) ?? "not given" },
    { id: "source", header: "Reported by", cell: ({ source }) => source },
  ];
}

function tookText({ started_at, finished_at }: Deploy): string {
  return finished_at ? formatSeconds((Date.parse(finished_at) - Date.parse(started_at)) / 1000) : "not over";
}

function deploysCsv(deploys: Deploy[]): string {
  return toCsv(
    ["id", "service", "version", "environment", "state", "started_at", "finished_at", "rollback", "commit", "source"],
    deploys.map((row) => [
      row.id,
      row.service,
      row.version,
      row.environment,
      row.state,
      row.started_at,
      row.finished_at,
      String(row.rollback),
      row.commit,
      row.source,
    ]),
  );
}
