import { type Runner, run } from "../platform/sql/index.ts";
import { statements } from "./statements.ts";

interface Rollup {
  rollup: string;
  grain: "hour" | "day" | "month";
  by_store: boolean;
  dimension: string;
}

/** Sums at one grain, and the rollups that are made of them. */
interface Base {
  grain: Rollup["grain"];
  by_store: boolean;
  dimension: string;
  rollups: Rollup[];
}

const covers = (fine: Rollup, it: Rollup) =>
  fine.dimension === it.dimension &&
  (fine.grain === it.grain || (fine.grain === "day" && it.grain === "month")) &&
  (fine.by_store || !it.by_store);

/** The fewest passes over the entries: one for each rollup that no finer one of its dimension covers. */
export function basesOf(lattice: Rollup[]): Base[] {
  const finest = lattice.filter((it) => !lattice.some((other) => other !== it && covers(other, it)));
  const bases = finest.map((it): Base => ({ ...it, rollups: [] }));
  for (const it of lattice) {
    const among = finest.flatMap((fine, index) => (covers(fine, it) ? [index] : []));
    // Of two that cover it the monthly one has fewer rows.
    const best = among.find((index) => finest[index]?.grain === it.grain) ?? among[0] ?? 0;
    bases[best]?.rollups.push(it);
  }
  return bases;
}

/** Counts many entries (`delta_entry`) into `delta_cell`: a pass for each base, which runs on several cores. */
export async function countCells(session: Runner): Promise<void> {
  const lattice = await run<Rollup>(session, statements.lattice);
  await run(session, statements.total);
  await session.unsafe("create temporary table delta_cell (like mart.cell) on commit drop");
  for (const base of basesOf(lattice)) {
    const { grain, by_store, dimension } = base;
    await run(session, statements.baseSum, { grain, by_store, dimension });
    for (const it of base.rollups) {
      if (it.grain === grain && it.by_store === by_store) await run(session, statements.copySum, { rollup: it.rollup });
      else await run(session, statements.fanOut, { rollup: it.rollup, grain: it.grain, by_store: it.by_store });
    }
    await session.unsafe("drop table base_sum");
  }
}
