import { json, type Runner, read, run, statement } from "../platform/sql/index.ts";
import { attributesOf, instantOf, messageOf } from "./line.ts";
import type { LogLevel, LogLine } from "./schema.ts";
import type { Labels, LinesQuery, LogFilter, LogSource, VolumeRow } from "./source.ts";

const load = (file: string) => statement(import.meta.url, file);
const statements = {
  after: load("lines_after.sql"),
  before: load("lines_before.sql"),
  insert: load("insert_lines.sql"),
  labels: load("labels.sql"),
  volume: load("volume.sql"),
};

const atOnce = 5_000;

interface Row {
  id: number;
  us: number;
  nanos: number;
  service: string;
  env: string;
  level: LogLevel;
  source: string;
  line: string;
  attributes: Record<string, unknown>;
}

/** A line's place: its time to the nanosecond and its number. */
interface Edge {
  us: number;
  nanos: number;
  id: number;
}

function edgeOf(cursor: string | undefined): Edge | undefined {
  const [, us, nanos, id] = /^(\d{1,16})-(\d{1,3})-(\d{1,15})$/.exec(cursor ?? "") ?? [];
  return id === undefined ? undefined : { us: Number(us), nanos: Number(nanos), id: Number(id) };
}

const filterOf = (it: LogFilter) => ({
  services: it.services,
  levels: it.levels,
  envs: it.envs,
  sources: it.sources,
  search: it.search ?? null,
});

function toLine({ id, us, nanos, ...row }: Row): LogLine {
  return { id: `${us}-${nanos}-${id}`, at: instantOf(us), ...row, message: messageOf(row.line) };
}

/** Log lines in PostgreSQL: what `npm start` has where no Loki is configured. */
export function createPostgresSource(sql: Runner): LogSource {
  return {
    kind: "postgres",
    async write(lines) {
      for (let from = 0; from < lines.length; from += atOnce) {
        const rows = lines.slice(from, from + atOnce).map((it) => ({ ...it, attributes: attributesOf(it.attributes) }));
        await run(sql, statements.insert, { rows: json(rows) });
      }
    },
    async lines(query: LinesQuery) {
      const { from, to, limit } = query;
      const edge = edgeOf(query.after ?? query.before);
      const common = { ...filterOf(query), from, to, limit };
      const rows =
        query.after !== undefined
          ? await run<Row>(sql, statements.after, { ...common, edge_id: edge?.id ?? 0 })
          : await run<Row>(sql, statements.before, {
              ...common,
              edge_us: edge?.us ?? null,
              edge_nanos: edge?.nanos ?? null,
              edge_id: edge?.id ?? null,
            });
      return rows.map(toLine);
    },
    volume: ({ from, to, stepSeconds, ...filter }) =>
      read<VolumeRow>(sql, statements.volume, { ...filterOf(filter), from, to, seconds: stepSeconds }),
    async labels(range) {
      const [found] = await read<Labels>(sql, statements.labels, range);
      return found ?? { service: [], level: [], env: [], source: [] };
    },
  };
}
