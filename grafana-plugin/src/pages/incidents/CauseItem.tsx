import { css } from "@emotion/css";
import type { GrafanaTheme2 } from "@grafana/data";
import { Icon, TextLink, useStyles2 } from "@grafana/ui";
import type { Cause } from "../../shared/api/types.ts";
import { IconWord, type Look } from "../../shared/components/IconWord.tsx";
import { formatP } from "../../shared/format/change.ts";
import { KINDS } from "../../shared/signals/kinds.ts";
import { whenText } from "../../shared/signals/SignalFacts.tsx";
import { chainOf } from "./causes.ts";

interface Props {
  cause: Cause;
  /** All of them, to tell what led to what. */
  causes: Cause[];
  timeZone: string;
  href: string | undefined;
}

const LIKELY: Look & { word: string } = { icon: "check-circle", tone: "warning", word: "Likely" };
const POSSIBLE: Look & { word: string } = { icon: "question-circle", tone: "quiet", word: "Possible" };

export function CauseItem({ cause, causes, timeZone, href }: Props) {
  const styles = useStyles2(getStyles);
  const { signal, likely, p, adjusted_p, evidence } = cause;
  const chain = chainOf(cause, causes);
  const kind = KINDS[signal.kind];
  return (
    <>
      <div className={styles.head}>
        <IconWord {...(likely ? LIKELY : POSSIBLE)} />
        <span className={styles.title}>
          <Icon name={kind.icon} size="sm" aria-hidden="true" />{" "}
          {href ? (
            <TextLink href={href} external={href.startsWith("http")}>
              {signal.title}
            </TextLink>
          ) : (
            signal.title
          )}
        </span>
        <span className={styles.p}>
          p {formatP(p)}, corrected {formatP(adjusted_p)}
        </span>
      </div>
      <div className={styles.facts}>
        {kind.name}, {whenText(signal, timeZone)}
      </div>
      <p className={styles.evidence}>{evidence}</p>
      {chain.length > 0 && (
        <p className={styles.evidence}>
          <Icon name="corner-down-right-alt" size="sm" aria-hidden="true" /> Brought about: {chain.join(", then ")}
        </p>
      )}
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  head: css({ display: "flex", flexWrap: "wrap", alignItems: "baseline", gap: theme.spacing(0.5, 2) }),
  title: css({ flex: "1 1 240px", minWidth: 0, fontWeight: theme.typography.fontWeightMedium }),
  p: css({ color: theme.colors.text.secondary, fontVariantNumeric: "tabular-nums", whiteSpace: "nowrap" }),
  facts: css({ fontSize: theme.typography.bodySmall.fontSize, color: theme.colors.text.secondary }),
  evidence: css({ margin: theme.spacing(0.5, 0) }),
});
