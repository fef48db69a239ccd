import { Button } from "@grafana/ui";
import type { OverviewDoc } from "../../shared/api/types.ts";
import { formatCount } from "../../shared/format/cell.ts";
import type { View } from "../../shared/url/useView.ts";

interface Props {
  attacks: OverviewDoc["attacks"];
  view: Pick<View, "setParams">;
}

/** Leaves orders of attacks out of every figure of the page; there only where the range has any. */
export function AttackSwitch({ attacks: { excluded, orders }, view }: Props) {
  if (orders === 0 && !excluded) {
    return null;
  }
  return (
    <div>
      <Button
        size="sm"
        variant={excluded ? "primary" : "secondary"}
        fill="outline"
        icon={excluded ? "check" : "shield-exclamation"}
        aria-pressed={excluded}
        tooltip={excluded ? "Count card testing and bot orders too" : "Leave out card testing and bot orders"}
        onClick={() => view.setParams({ attacks: excluded ? undefined : "exclude" })}
      >
        Without attacks ({formatCount(orders)} {orders === 1 ? "order" : "orders"})
      </Button>
    </div>
  );
}
