import type { NabWindow } from "./types.ts";

/** The runs of set flags. Example: `windowsOf([false, true, true])` is one window from 1 to 2. */
export function windowsOf(labels: readonly boolean[]): NabWindow[] {
  const windows: NabWindow[] = [];
  labels.forEach((label, index) => {
    if (!label) return;
    const open = windows.at(-1);
    if (open && open.last === index - 1) open.last = index;
    else windows.push({ first: index, last: index });
  });
  return windows;
}
