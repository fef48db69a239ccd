/** A place in the grid; row 0 is the header. */
export interface Place {
  row: number;
  column: number;
}

interface Pressed {
  key: string;
  ctrlKey: boolean;
}

const PAGE = 10;

/** Where a key leads from a place, as in WAI-ARIA's grid; rows may differ in length, and those without a cell are passed. */
export function placeAfter({ row, column }: Place, { key, ctrlKey }: Pressed, lengths: number[]): Place | undefined {
  switch (key) {
    case "ArrowLeft":
      return { row, column: Math.max(0, column - 1) };
    case "ArrowRight":
      return { row, column: Math.min(last(lengths, row), column + 1) };
    case "ArrowUp":
      return inRow(lengths, row, column, -1, 1);
    case "ArrowDown":
      return inRow(lengths, row, column, 1, 1);
    case "PageUp":
      return inRow(lengths, row, column, -1, PAGE);
    case "PageDown":
      return inRow(lengths, row, column, 1, PAGE);
    case "Home":
      return ctrlKey ? { row: lengths.findIndex((length) => length > 0), column: 0 } : { row, column: 0 };
    case "End":
      return ctrlKey ? bottom(lengths) : { row, column: last(lengths, row) };
    default:
      return undefined;
  }
}

function inRow(lengths: number[], row: number, column: number, step: 1 | -1, steps: number): Place {
  const others = lengths
    .map((length, i) => ({ length, i }))
    .filter(({ length, i }) => length > 0 && (i - row) * step > 0);
  const ahead = step > 0 ? others : others.toReversed();
  const to = ahead[Math.min(steps, ahead.length) - 1]?.i ?? row;
  return { row: to, column: Math.min(column, last(lengths, to)) };
}

function bottom(lengths: number[]): Place {
  const row = lengths.findLastIndex((length) => length > 0);
  return { row, column: last(lengths, row) };
}

const last = (lengths: number[], row: number) => Math.max(0, (lengths[row] ?? 0) - 1);
