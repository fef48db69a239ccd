import { Alert, Button, Stack } from "@grafana/ui";
import type { OverviewDoc } from "../../shared/api/types.ts";
import type { View } from "../../shared/url/useView.ts";
import { setFilter } from "../../shared/url/viewState.ts";
import { hasMixedCurrencies } from "./overview.ts";

interface Props {
  doc: OverviewDoc;
  view: View;
}

/** Money in several currencies is never added up, so the reader chooses one. */
export function CurrencyHint({ doc, view }: Props) {
  if (!hasMixedCurrencies(doc)) {
    return null;
  }
  return (
    <Alert severity="info" title="This range holds amounts in several currencies">
      <Stack gap={1} alignItems="center" wrap="wrap">
        <span>They are not added up. Show only:</span>
        {(doc.options.currency ?? []).map(({ value, label }) => (
          <Button
            key={value}
            size="sm"
            variant="secondary"
            onClick={() => view.update({ filters: setFilter(view.filters, "currency", [value]) })}
          >
            {label}
          </Button>
        ))}
      </Stack>
    </Alert>
  );
}
