import { Text } from "@grafana/ui";
import type { CustomerDoc } from "../../../shared/api/types.ts";
import { useApi } from "../../../shared/api/useApi.ts";
import { FactList } from "../../../shared/components/FactList.tsx";
import { Heading } from "../../../shared/components/Heading.tsx";
import { segmentLabel } from "../../../shared/customers/measures.ts";
import { settingsRequest } from "../../../shared/customers/requests.ts";
import { formatMoment } from "../../../shared/time/moment.ts";

/** From which segment to which, newest first. */
export function MoveList({ moves }: Pick<CustomerDoc, "moves">) {
  const { doc } = useApi(settingsRequest);
  const label = (name: string) => segmentLabel({ rules: doc?.rules ?? [] }, name);
  return (
    <>
      <Heading text="Moves between segments" />
      {moves.length === 0 ? (
        <Text color="secondary">None was noted yet.</Text>
      ) : (
        <FactList
          facts={moves.map(({ seen_on, from, to }) => ({
            name: formatMoment(seen_on, "utc"),
            value: from ? `from ${label(from)} to ${label(to)}` : `first seen in ${label(to)}`,
          }))}
        />
      )}
    </>
  );
}
