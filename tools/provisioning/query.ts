import type { Builder, Dataquery } from "@grafana/grafana-foundation-sdk/cog";
import { DataqueryBuilder as LokiQuery } from "@grafana/grafana-foundation-sdk/loki";
import { DataqueryBuilder as PrometheusQuery } from "@grafana/grafana-foundation-sdk/prometheus";

/** A query of the PostgreSQL data source, as Grafana's code editor saves it. The SDK has no builder for it. */
export interface SqlQuery {
  refId: string;
  datasource: { type: "postgres"; uid: string };
  editorMode: "code";
  format: "time_series" | "table";
  rawQuery: true;
  rawSql: string;
}

export const variable = { postgres: "${postgres}", loki: "${loki}", prometheus: "${prometheus}" } as const;

/** SQL without the indentation of the file it was written in. */
function trimmed(text: string): string {
  const lines = text
    .split("\n")
    .filter((line, index, all) => line.trim() !== "" || (index > 0 && index < all.length - 1));
  const indent = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(indent).trimEnd()).join("\n");
}

export function sqlQuery(
  rawSql: string,
  format: SqlQuery["format"],
  uid: string = variable.postgres,
  refId = "A",
): SqlQuery {
  return {
    refId,
    datasource: { type: "postgres", uid },
    editorMode: "code",
    format,
    rawQuery: true,
    rawSql: trimmed(rawSql),
  };
}

const built = (query: SqlQuery): Builder<Dataquery> => ({
  build: () => ({ ...query, _implementsDataqueryVariant() {} }),
});

export const overTime = (rawSql: string) => built(sqlQuery(rawSql, "time_series"));
export const asTable = (rawSql: string) => built(sqlQuery(rawSql, "table"));

export const promql = (expr: string, legend: string) =>
  new PrometheusQuery()
    .datasource({ type: "prometheus", uid: variable.prometheus })
    .expr(expr)
    .legendFormat(legend)
    .range()
    .refId("A");

export const logql = (expr: string, legend = "") =>
  new LokiQuery()
    .datasource({ type: "loki", uid: variable.loki })
    .expr(expr)
    .legendFormat(legend)
    .queryType("range")
    .refId("A");
