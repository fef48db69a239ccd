import { Button } from "@grafana/ui";
import type { TriageState } from "../api/types.ts";
import { stateWord } from "./triageWords.ts";

interface Props {
  state: TriageState | null;
  /** What it is about, for screen readers. */
  subject: string;
  onClick: () => void;
}

/** Says where a subject stands, and opens its triage. */
export function TriageButton({ state, subject, onClick }: Props) {
  const { word, detail, icon } = stateWord(state, "browser");
  return (
    <Button
      size="sm"
      variant="secondary"
      fill="text"
      icon={icon}
      onClick={onClick}
      aria-label={`Triage of ${subject}: ${word}, ${detail}`}
    >
      {word}
    </Button>
  );
}
