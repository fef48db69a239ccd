import { Button, Stack, Text } from "@grafana/ui";
import { useRef } from "react";
import { formatCount } from "../../shared/format/cell.ts";
import type { View } from "../../shared/url/useView.ts";
import { type CustomersState, FIRST_PAGE, PAGE_SIZE } from "./customersState.ts";

interface Props {
  view: View;
  state: CustomersState;
  rows: number;
  next: string | null;
}

/** The API pages by cursor, so the way back is remembered here; after a reload it leads to the first page. */
export function Pager({ view, state: { page, cursor }, rows, next }: Props) {
  const trail = useRef(new Map<number, string | undefined>());
  trail.current.set(page, cursor);
  const go = (to: number, at: string | undefined) => view.setParams(at ? { page: String(to), cursor: at } : FIRST_PAGE);
  const first = (page - 1) * PAGE_SIZE + 1;
  return (
    <Stack justifyContent="flex-end" alignItems="center" gap={1} wrap="wrap">
      <Text color="secondary">{rows === 0 ? "No more" : `${formatCount(first)}–${formatCount(first + rows - 1)}`}</Text>
      <Button
        size="sm"
        variant="secondary"
        icon="angle-left"
        disabled={page <= 1}
        onClick={() => go(page - 1, trail.current.get(page - 1))}
      >
        Previous
      </Button>
      <Button
        size="sm"
        variant="secondary"
        icon="angle-right"
        iconPlacement="right"
        disabled={!next}
        onClick={() => go(page + 1, next ?? undefined)}
      >
        Next
      </Button>
    </Stack>
  );
}
