import { Button, Stack, Text } from "@grafana/ui";
import { useRef } from "react";
import type { View } from "../url/useView.ts";
import { FIRST_PAGE } from "../url/viewState.ts";

interface Props {
  view: View;
  page: number;
  cursor: string | undefined;
  /** "1–25 of 300" */
  label: string;
  next: string | null;
}

/** The API pages by cursor, so the way back is remembered here; after a reload it leads to the first page. */
export function PagerBar({ view, page, cursor, label, next }: Props) {
  const trail = useRef(new Map<number, string | undefined>());
  trail.current.set(page, cursor);
  const go = (to: number, at: string | undefined) => view.setParams(at ? { page: String(to), cursor: at } : FIRST_PAGE);
  return (
    <Stack justifyContent="flex-end" alignItems="center" gap={1} wrap="wrap">
      <Text color="secondary">{label}</Text>
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
