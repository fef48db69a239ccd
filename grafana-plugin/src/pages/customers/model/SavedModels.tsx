import { useApi } from "../../../shared/api/useApi.ts";
import { FactList } from "../../../shared/components/FactList.tsx";
import { Heading } from "../../../shared/components/Heading.tsx";
import { modelsRequest } from "../../../shared/customers/requests.ts";
import { countOf } from "../../../shared/format/cell.ts";
import { formatMoment } from "../../../shared/time/moment.ts";

interface Props {
  currency: string;
  timeZone: string;
  /** The one on screen. */
  version: number;
}

const FEW = 5;

/** The versions before; none where there is but one. */
export function SavedModels({ currency, timeZone, version }: Props) {
  const { doc } = useApi(modelsRequest(currency), version);
  const before = doc?.rows?.filter((it) => it.version < version) ?? [];
  if (before.length === 0) {
    return null;
  }
  return (
    <>
      <Heading text="Versions before" />
      <FactList
        facts={before.slice(0, FEW).map((it) => ({
          name: `Version ${it.version}`,
          value: `${formatMoment(it.made_at, timeZone)}, ${countOf(it.customers, "customers")}`,
        }))}
      />
    </>
  );
}
