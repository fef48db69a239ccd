import { LinkButton } from "@grafana/ui";
import type { LogFilters } from "../../shared/api/signalRequests.ts";
import type { LogState } from "../../shared/api/types.ts";
import { exploreHref } from "../../shared/explore/exploreHref.ts";
import { inConsole } from "../../shared/explore/host.ts";
import { toLogQl } from "../../shared/explore/logQl.ts";
import type { RawRange } from "../../shared/time/range.ts";

interface Props {
  state: LogState;
  filters: LogFilters;
  range: RawRange;
}

/** The same question in Grafana's Explore, where there is a Grafana with the Loki data source. */
export function ExploreLink({ state: { explore_uid }, filters, range }: Props) {
  if (!explore_uid || inConsole()) {
    return null;
  }
  return (
    <LinkButton variant="secondary" icon="compass" href={exploreHref(explore_uid, toLogQl(filters), range)}>
      Open in Explore
    </LinkButton>
  );
}
