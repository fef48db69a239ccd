import type { Duck } from "../../imports/index.ts";
import { quoteName, quoteText } from "../../imports/index.ts";
import { invalid } from "../../platform/errors/index.ts";
import type { AnalyseRequest, Rejected } from "../analysis_schema.ts";

/** The columns of numbers that a request reads, each once; in DuckDB they are v0, v1, … */
export function numberColumns({ metrics }: Pick<AnalyseRequest, "metrics">): string[] {
  const named = metrics.flatMap((it) => [it.column, it.denominator, it.covariate]);
  return [...new Set(named.filter((it) => it !== undefined))];
}

/** Every named column must be there; names are compared without regard to case, as DuckDB does. */
export function requireColumns(request: AnalyseRequest, header: readonly string[]): void {
  const known = new Set(header.map((it) => it.toLowerCase()));
  const named = [
    ...(request.unit === undefined ? [] : [["unit", request.unit] as const]),
    ["arm", request.arm] as const,
    ...numberColumns(request).map((column) => ["metric", column] as const),
    ...request.by.map((column) => ["by", column] as const),
  ];
  for (const [option, column] of named) {
    if (!known.has(column.toLowerCase()))
      throw invalid(option, `the file has no column ${column}`, `Its columns are ${header.join(", ")}.`);
  }
}

/** Yes and no count as 1 and 0, in the words that exports use for them. */
const numberOf = (column: string): string => {
  const text = `lower(trim(${quoteName(column)}))`;
  return `case when ${text} in ('true', 't', 'yes', 'y') then 1 when ${text} in ('false', 'f', 'no', 'n') then 0
    else try_cast(${text} as double) end`;
};

const textOf = (column: string): string => `nullif(trim(${quoteName(column)}), '')`;

const shown = 5;

/** Makes the table `parsed` of all rows that can be read, and tells of those that cannot. */
export async function parseRows(duck: Duck, request: AnalyseRequest): Promise<Rejected> {
  const columns = numberColumns(request);
  const texts = [...(request.unit === undefined ? [] : [request.unit]), request.arm];
  const faultOf = (column: string, isNumber: boolean) =>
    `when ${textOf(column)} is null then ${quoteText(`${column}\n`)}
     ${isNumber ? `when not coalesce(isfinite(${numberOf(column)}), false) then ${quoteText(`${column}\n`)} || ${textOf(column)}` : ""}`;
  const faults = [...texts.map((it) => faultOf(it, false)), ...columns.map((it) => faultOf(it, true))];
  const numbers = columns.map((column, at) => `, ${numberOf(column)} as v${at}`).join("");
  const labels = request.by.map((column, at) => `, coalesce(${textOf(column)}, '(none)') as d${at}`).join("");
  await duck.run(`create table parsed as select _line,
    ${request.unit === undefined ? "_line::varchar" : textOf(request.unit)} as unit, ${textOf(request.arm)} as arm
    ${numbers} ${labels}, case ${faults.join("\n")} end as fault from raw`);
  const [count] = await duck.rows<{ n: string }>("select count(fault)::varchar as n from parsed");
  const found = await duck.rows<{ line: string; fault: string }>(
    `select _line::varchar as line, fault from parsed where fault is not null order by _line limit ${shown}`,
  );
  await duck.run("delete from parsed where fault is not null");
  return { rows: Number(count?.n ?? 0), examples: found.map(({ line, fault }) => toExample(Number(line), fault)) };
}

function toExample(line: number, fault: string): Rejected["examples"][number] {
  const [field = "", text = ""] = fault.split("\n");
  return text === ""
    ? { line, field, message: "is empty", mend: "Fill it in; write 0 where nothing happened." }
    : { line, field, message: `"${text}" is no number`, mend: "Write a number such as 12.5, or true and false." };
}

export interface UnitCounts {
  rows: number;
  units: number;
  /** Units that were seen in more than one arm; they are in none. */
  inSeveralArms: number;
}

/**
 * Makes the table `unit`, one row a unit with the sum of its rows, of the units of one arm; and `value`, the rows of
 * these units with their unit's number.
 */
export async function makeUnits(duck: Duck, request: AnalyseRequest): Promise<UnitCounts> {
  const columns = numberColumns(request);
  const sums = columns.map((_, at) => `, sum(v${at}) as v${at}`).join("");
  const labels = request.by.map((_, at) => `, min(d${at}) as d${at}`).join("");
  await duck.run(`create table every_unit as select unit, min(arm) as arm, count(distinct arm) as arms,
    count(*) as events ${sums} ${labels} from parsed group by unit`);
  await duck.run("create table unit as select * exclude (arms) from every_unit where arms = 1");
  const [row] = await duck.rows<{ rows: string; units: string; several: string }>(
    `select (select count(*) from parsed)::varchar as rows, count(*)::varchar as units,
      (count(*) filter (arms > 1))::varchar as several from every_unit`,
  );
  return { rows: Number(row?.rows ?? 0), units: Number(row?.units ?? 0), inSeveralArms: Number(row?.several ?? 0) };
}
