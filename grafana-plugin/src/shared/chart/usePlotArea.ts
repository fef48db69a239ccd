import { useCallback, useState } from "react";

/** Where the chart's inside lies within its frame, in CSS pixels. */
export interface PlotArea {
  left: number;
  width: number;
  top: number;
  height: number;
}

interface Drawn {
  bbox: PlotArea;
}

/** Known once the chart was drawn, because the axis' labels decide how wide the inside is: a hook for "draw". */
export function usePlotArea(): [PlotArea | undefined, (plot: Drawn) => void] {
  const [area, setArea] = useState<PlotArea>();
  const onDraw = useCallback(({ bbox }: Drawn) => {
    const css = (pixels: number) => pixels / devicePixelRatio;
    const next = { left: css(bbox.left), width: css(bbox.width), top: css(bbox.top), height: css(bbox.height) };
    setArea((known) => (known && same(known, next) ? known : next));
  }, []);
  return [area, onDraw];
}

function same(a: PlotArea, b: PlotArea): boolean {
  return a.left === b.left && a.width === b.width && a.top === b.top && a.height === b.height;
}
