import { Combobox } from "@grafana/ui";
import type { View } from "../url/useView.ts";
import { setFilter } from "../url/viewState.ts";
import { LabelledControl } from "./LabelledControl.tsx";

interface Props {
  view: View;
  currency: string | null;
  currencies: string[];
}

const ID = "vigie-currency";

/** One of several currencies, which are not added up; nothing where there is one. */
export function CurrencyChoice({ view, currency, currencies }: Props) {
  return currencies.length < 2 ? null : (
    <LabelledControl id={ID} label="Currency">
      <Combobox
        id={ID}
        options={currencies.map((value) => ({ value, label: value }))}
        value={currency}
        onChange={({ value }) => view.update({ filters: setFilter(view.filters, "currency", [value]) })}
        width="auto"
        minWidth={8}
      />
    </LabelledControl>
  );
}
