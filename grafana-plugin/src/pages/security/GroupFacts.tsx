import { css } from "@emotion/css";
import { Stack, TagList, useStyles2 } from "@grafana/ui";
import type { AlertGroup } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { FactList } from "../../shared/components/FactList.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { countOf } from "../../shared/format/cell.ts";
import { formatMoment } from "../../shared/time/moment.ts";
import { AtStake } from "./AtStake.tsx";
import { PRIORITIES } from "./priority.ts";

interface Props {
  group: AlertGroup;
  timeZone: string;
  /** What the address hands on, as "?from=now-24h". */
  shared: string;
}

export function GroupFacts({ group, timeZone, shared }: Props) {
  const styles = useStyles2(getStyles);
  const { place, place_kind, hostname, image, namespace, pod, priority, mitre, tags } = group;
  const optional = [
    { name: "Host", value: hostname },
    { name: "Image", value: image },
    { name: "Namespace", value: namespace },
    { name: "Pod", value: pod },
  ].filter(({ value }) => value !== null);
  const stake = group.at_stake && { name: "At stake", value: <AtStake stake={group.at_stake} shared={shared} /> };
  const tactics = mitre.map(({ tactic, technique }) => (technique ? `${tactic} ${technique}` : tactic));
  return (
    <ChartPanel
      title="What is known"
      chart={
        <Stack direction="column" gap={1}>
          <FactList
            facts={[
              { name: "Rule", value: group.rule },
              { name: "Priority", value: <IconWord {...PRIORITIES[priority]} word={priority} /> },
              ...(stake ? [stake] : []),
              { name: place_kind === "container" ? "Container" : "Place", value: place },
              ...optional,
              { name: "First seen", value: formatMoment(group.first_seen, timeZone) },
              { name: "Last seen", value: formatMoment(group.last_seen, timeZone) },
              { name: "In all", value: countOf(group.total, "alerts") },
              { name: "MITRE ATT&CK", value: tactics.join(", ") || "no tactic in the rule's tags" },
              { name: "Newest alert", value: group.sample },
            ]}
          />
          {tags.length > 0 && <TagList tags={tags} className={styles.tags} />}
        </Stack>
      }
    />
  );
}

const getStyles = () => ({ tags: css({ justifyContent: "flex-start" }) });
