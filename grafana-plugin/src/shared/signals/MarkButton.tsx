import { css } from "@emotion/css";
import { type GrafanaTheme2, locationUtil } from "@grafana/data";
import { Icon, Toggletip, Tooltip, useStyles2 } from "@grafana/ui";
import { useNavigate } from "react-router";
import type { Signal } from "../api/types.ts";
import { toneColor } from "../components/IconWord.tsx";
import { KINDS, SEVERITIES } from "./kinds.ts";
import type { Mark } from "./marks.ts";
import { SignalFacts, whenText } from "./SignalFacts.tsx";

interface Props {
  mark: Mark;
  timeZone: string;
  hrefOf: (signal: Signal) => string | undefined;
}

/** One signal leads straight to its page; several, or one without a page, open a list. */
export function MarkButton({ mark, timeZone, hrefOf }: Props) {
  const [first] = mark.signals;
  const href = first && mark.signals.length === 1 ? hrefOf(first) : undefined;
  const facts = <SignalFacts signals={mark.signals} timeZone={timeZone} />;
  if (href) {
    return (
      <Tooltip content={facts} placement="top">
        <LeadingButton mark={mark} timeZone={timeZone} href={href} />
      </Tooltip>
    );
  }
  return (
    <Tooltip content={facts} placement="top">
      <span>
        <Toggletip
          content={<SignalFacts signals={mark.signals} timeZone={timeZone} hrefOf={hrefOf} />}
          placement="bottom"
          fitContent
        >
          <FacedButton mark={mark} timeZone={timeZone} />
        </Toggletip>
      </span>
    </Tooltip>
  );
}

interface FaceProps extends React.ButtonHTMLAttributes<HTMLButtonElement> {
  mark: Mark;
  timeZone: string;
  ref?: React.Ref<HTMLButtonElement>;
}

function LeadingButton({ href, ...props }: FaceProps & { href: string }) {
  const navigate = useNavigate();
  const go = () =>
    href.startsWith("http") ? window.open(href, "_blank", "noopener") : navigate(locationUtil.stripBaseFromUrl(href));
  return <FacedButton {...props} role="link" onClick={go} />;
}

function FacedButton({ mark, timeZone, ...props }: FaceProps) {
  const styles = useStyles2(getStyles, mark.severity);
  const { signals, severity } = mark;
  const kinds = new Set(signals.map(({ kind }) => kind));
  const [first] = signals;
  const alone = first && signals.length === 1;
  return (
    <button
      type="button"
      {...props}
      className={styles.button}
      aria-label={
        alone
          ? `${first.title}, ${SEVERITIES[severity].word.toLowerCase()}, ${whenText(first, timeZone)}`
          : `${signals.length} signals, the worst ${SEVERITIES[severity].word.toLowerCase()}, from ${first && whenText(first, timeZone)}`
      }
    >
      {alone || kinds.size === 1 ? (
        <Icon name={KINDS[first?.kind ?? "alert"].icon} size="xs" aria-hidden="true" />
      ) : null}
      {!alone && signals.length}
      {severity !== "info" && <Icon name={SEVERITIES[severity].icon} size="xs" aria-hidden="true" />}
    </button>
  );
}

const getStyles = (theme: GrafanaTheme2, severity: Mark["severity"]) => ({
  button: css({
    display: "inline-flex",
    alignItems: "center",
    gap: 2,
    height: 18,
    minWidth: 18,
    justifyContent: "center",
    padding: "0 2px",
    border: `1px solid ${toneColor(theme, SEVERITIES[severity].tone)}`,
    borderRadius: theme.shape.radius.default,
    background: theme.colors.background.elevated,
    color: theme.colors.text.primary,
    fontSize: 11,
    lineHeight: 1,
    cursor: "pointer",
    "& svg": { color: toneColor(theme, SEVERITIES[severity].tone) },
    "&:hover": { background: theme.colors.background.secondary },
    "&:focus-visible": { outline: `2px solid ${theme.colors.primary.main}`, zIndex: 2, position: "relative" },
  }),
});
