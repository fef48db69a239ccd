import { type RefObject, useCallback, useRef } from "react";

/** A line that follows the pointer: moved by hand, because it moves more often than React should draw. */
export function useCrosshair<T extends HTMLElement>(): [RefObject<T | null>, (x: number) => void] {
  const ref = useRef<T>(null);
  const show = useCallback((x: number) => {
    if (ref.current) {
      ref.current.style.visibility = x < 0 ? "hidden" : "visible";
      ref.current.style.transform = `translateX(${x}px)`;
    }
  }, []);
  return [ref, show];
}
