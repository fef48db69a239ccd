import { MINUTE_MS } from "../calendar/days.ts";
import type { Plan } from "../plan.ts";
import { stream } from "../random/random.ts";
import { PACKAGE_MANAGER, ROUTINE, type Scene, SHELL, WEB_ROOT_WRITE } from "../signals/scenes.ts";
import type { Coincidence, Happenings, SimulatedIncident } from "./incident.ts";

interface Alarm {
  scene: Scene;
  at: number;
}

/** A break-in step by step, and how many minutes before the effect each step is at the earliest and the latest. */
const STEPS = [
  { scene: SHELL, earliest: 25, latest: 20 },
  { scene: PACKAGE_MANAGER, earliest: 19, latest: 12 },
  { scene: WEB_ROOT_WRITE, earliest: 11, latest: 5 },
] as const;

function breakIn({ seed }: Plan, it: SimulatedIncident): Alarm[] {
  const random = stream(seed, `${it.key} alerts`);
  const service = it.truth?.service ?? "checkout";
  return STEPS.map(({ scene, earliest, latest }) => ({
    scene: { ...scene, service },
    at: it.from - Math.round((latest + (earliest - latest) * random.float()) * 60) * 1000,
  }));
}

function noise({ seed }: Plan, it: Coincidence): Alarm {
  const random = stream(seed, `falco noise ${it.service}`, it.from / MINUTE_MS);
  return { scene: { ...random.pick(ROUTINE), service: it.service }, at: it.from + random.below(60) * 1000 };
}

/** What Falco sees of incidents and coincidences. */
export function alarmsOf(plan: Plan, { incidents = [], coincidences = [] }: Happenings): Alarm[] {
  return [
    ...incidents.filter(({ kind }) => kind === "shell").flatMap((it) => breakIn(plan, it)),
    ...coincidences.filter(({ kind }) => kind === "falco").map((it) => noise(plan, it)),
  ];
}
