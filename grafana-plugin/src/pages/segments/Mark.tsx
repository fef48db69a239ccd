import { useTheme2 } from "@grafana/ui";
import { markOf, outline } from "./marks.ts";

const SIZE = 14;

/** A segment's mark beside its name, which says the same to who cannot see it. */
export function Mark({ segment }: { segment: number }) {
  const { color, shape } = markOf(segment, useTheme2().isDark);
  return (
    <svg width={SIZE} height={SIZE} aria-hidden="true" style={{ flexShrink: 0 }}>
      <path d={outline(shape, SIZE / 2, SIZE / 2, 4.5)} fill={color} />
    </svg>
  );
}
