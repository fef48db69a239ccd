import type { ArmHealthDoc } from "../../shared/api/types.ts";
import { ChartPanel } from "../../shared/components/ChartPanel.tsx";
import { FactList } from "../../shared/components/FactList.tsx";
import { IconWord } from "../../shared/components/IconWord.tsx";
import { HEALTH, pText } from "../../shared/experiments/words.ts";
import { formatCount } from "../../shared/format/cell.ts";

type Level = ArmHealthDoc["level"];

const WORDS: Record<Level, string> = {
  ok: "As it should be",
  warning: "Look at it",
  failure: "Do not read the result",
};

function Found({ level, why }: { level: Level; why: string }) {
  return (
    <>
      <IconWord {...HEALTH[level]} word={WORDS[level]} />
      <div>{why}</div>
    </>
  );
}

/** Whether the arms can be compared at all. */
export function HealthPanel({ health }: { health: ArmHealthDoc }) {
  return (
    <ChartPanel
      title="Can the arms be compared?"
      description="A warning is nothing rare: one experiment in twenty has one by chance. A failure means that something is wrong."
      chart={<FactList facts={[sizes(health), several(health), ...before(health)]} />}
    />
  );
}

function sizes({ sample_ratio: it }: ArmHealthDoc) {
  const name = "Sizes of the arms";
  if (!("level" in it)) {
    return { name, value: `Not enough data: ${it.detail}` };
  }
  const arms = it.arms.map(
    ({ arm, units, planned }) => `${arm} ${formatCount(units)} of ${formatCount(Math.round(planned))} planned`,
  );
  return { name, value: <Found level={it.level} why={`${arms.join(", ")}; p ${pText(it.p)}`} /> };
}

function several({ multiple_exposure: it }: ArmHealthDoc) {
  const name = "Seen in several arms";
  return {
    name,
    value:
      "level" in it ? (
        <Found
          level={it.level}
          why={`${formatCount(it.units)} units, ${(100 * it.share).toFixed(2)} %; they are left out`}
        />
      ) : (
        `Not enough data: ${it.detail}`
      ),
  };
}

function before({ bias_before }: ArmHealthDoc) {
  return bias_before.map(({ metric, arm, adjusted_p, level }) => ({
    name: `${metric} of ${arm} before`,
    value: <Found level={level} why={`alike but for chance: p ${pText(adjusted_p)}, corrected`} />,
  }));
}
