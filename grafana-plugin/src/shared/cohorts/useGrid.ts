import { type FocusEvent, type KeyboardEvent, type MouseEvent, useCallback, useRef, useState } from "react";
import { type Place, placeAfter } from "./gridKeys.ts";

export interface Pointed extends Place {
  /** Where the cell is on the screen. */
  box: DOMRect;
}

/** Marks an element as the cell at a place. */
export function placeMark(row: number, column: number): { "data-place": string } {
  return { "data-place": `${row},${column}` };
}

/** One stop of the Tab key, arrows inside, and which cell the pointer or the keyboard is on. */
export function useGrid(lengths: number[]) {
  const ref = useRef<HTMLTableElement>(null);
  const [home, setHome] = useState<Place>();
  const [pointed, setPointed] = useState<Pointed>();
  const first = { row: lengths.findIndex((length) => length > 0), column: 0 };
  const inside = home && home.column < (lengths[home.row] ?? 0) ? home : first;

  const point = useCallback((event: MouseEvent | FocusEvent) => {
    const cell = cellOf(event.target);
    setPointed(cell && { ...placeOf(cell), box: cell.getBoundingClientRect() });
  }, []);
  const leave = useCallback(() => setPointed(undefined), []);
  /** The cell moved under the tip: where a cell takes the focus, its box scrolls it into view. */
  const follow = () =>
    setPointed((at) => {
      const cell = at && ref.current?.querySelector(markOf(at));
      return at && cell ? { ...at, box: cell.getBoundingClientRect() } : undefined;
    });
  const onFocus = (event: FocusEvent) => {
    const cell = cellOf(event.target);
    if (cell) {
      setHome(placeOf(cell));
      point(event);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Escape") {
      leave();
    }
    const cell = cellOf(event.target);
    const next = cell && placeAfter(placeOf(cell), event, lengths);
    if (next) {
      event.preventDefault();
      ref.current?.querySelector<HTMLElement>(markOf(next))?.focus();
    }
  };
  return {
    ref,
    home: inside,
    pointed,
    follow,
    handlers: { onMouseOver: point, onMouseLeave: leave, onFocus, onBlur: leave, onKeyDown },
  };
}

const markOf = ({ row, column }: Place) => `[data-place="${row},${column}"]`;

function cellOf(target: EventTarget): HTMLElement | undefined {
  return (target instanceof Element && target.closest<HTMLElement>("[data-place]")) || undefined;
}

function placeOf({ dataset }: HTMLElement): Place {
  const [row = 0, column = 0] = (dataset["place"] ?? "").split(",").map(Number);
  return { row, column };
}
