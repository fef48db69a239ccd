import { Button } from "@grafana/ui";

interface Props {
  /** How many there are in all. */
  count: number;
  few: number;
  all: boolean;
  onChange: (all: boolean) => void;
}

/** For lists whose first entries tell most; nothing where those are all. */
export function MoreButton({ count, few, all, onChange }: Props) {
  return count > few ? (
    <Button size="sm" fill="text" variant="secondary" onClick={() => onChange(!all)}>
      {all ? "Show fewer" : `Show more (${count} in all)`}
    </Button>
  ) : null;
}
