export interface Move {
  /** "": was not there before. */
  from: string;
  to: string;
  customers: number;
}

export interface FromTo {
  /** Where customers went to, what gained most first. */
  to: { name: string; label: string; gained: number }[];
  /** Where they came from; new customers last, because they moved from nowhere. */
  from: { name: string; label: string; left: number; cells: (number | null)[] }[];
  most: number;
}

/** The API's name for those who were no customers before. */
export const NEW = "";

export function fromToTable(moves: Move[], labelOf: (name: string) => string): FromTo {
  const to = sums(moves, "to").map(([name, gained]) => ({ name, label: labelOf(name), gained }));
  const count = (from: string, target: string) => total(moves.filter((it) => it.from === from && it.to === target));
  const from = sums(moves, "from")
    .sort(([a], [b]) => Number(a === NEW) - Number(b === NEW))
    .map(([name, left]) => ({
      name,
      label: name === NEW ? "New" : labelOf(name),
      left,
      cells: to.map((target) => count(name, target.name) || null),
    }));
  return { to, from, most: Math.max(0, ...from.flatMap(({ cells }) => cells.map((cell) => cell ?? 0))) };
}

/** How many changed place, and how many came. */
export function movedAndCame(moves: Move[]): { moved: number; came: number } {
  return {
    moved: total(moves.filter(({ from }) => from !== NEW)),
    came: total(moves.filter(({ from }) => from === NEW)),
  };
}

function total(moves: Move[]): number {
  return moves.reduce((sum, { customers }) => sum + customers, 0);
}

function sums(moves: Move[], key: "from" | "to"): [string, number][] {
  const found = new Map<string, number>();
  for (const move of moves) {
    found.set(move[key], (found.get(move[key]) ?? 0) + move.customers);
  }
  return [...found].sort((a, b) => b[1] - a[1]);
}
