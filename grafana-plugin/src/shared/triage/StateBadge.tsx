import type { TriageState } from "../api/types.ts";
import { IconWord } from "../components/IconWord.tsx";
import { stateWord } from "./triageWords.ts";

interface Props {
  state: TriageState | null;
  timeZone: string;
}

export function StateBadge({ state, timeZone }: Props) {
  const { word, detail, icon, tone } = stateWord(state, timeZone);
  return <IconWord icon={icon} tone={tone} word={word} title={`${word}: ${detail}`} />;
}
