import { PagerBar } from "../../shared/components/PagerBar.tsx";
import { formatCount } from "../../shared/format/cell.ts";
import type { View } from "../../shared/url/useView.ts";
import { type CustomersState, PAGE_SIZE } from "./customersState.ts";

interface Props {
  view: View;
  state: CustomersState;
  rows: number;
  next: string | null;
}

export function Pager({ view, state: { page, cursor }, rows, next }: Props) {
  const first = (page - 1) * PAGE_SIZE + 1;
  const label = rows === 0 ? "No more" : `${formatCount(first)}–${formatCount(first + rows - 1)}`;
  return <PagerBar view={view} page={page} cursor={cursor} label={label} next={next} />;
}
