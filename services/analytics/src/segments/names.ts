import type { FeatureId } from "./feature_ids.ts";
import { features } from "./features.ts";

/** Deviations below this do not set a segment apart. */
const notable = 0.25;
const most = 2;

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** What sets a segment apart, the strongest first: its centroid is in standard deviations from the mean customer. */
export function strongest(centroid: readonly number[], ids: readonly FeatureId[]): { feature: FeatureId; z: number }[] {
  return ids
    .map((feature, at) => ({ feature, z: centroid[at] ?? 0 }))
    .filter(({ z }) => Math.abs(z) >= notable)
    .sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
}

const wordOf = ({ feature, z }: { feature: FeatureId; z: number }) => features[feature][z > 0 ? "much" : "little"];

/** Names by the strongest features; where two would be the same, with one more feature, or a number. */
export function namesOf(centroids: readonly (readonly number[])[], ids: readonly FeatureId[]): string[] {
  const told = centroids.map((centroid) => strongest(centroid, ids));
  const named = (at: number, words: number) => {
    const chosen = (told[at] ?? []).slice(0, words).map(wordOf);
    return chosen.length === 0 ? "Like all" : capital(chosen.join(", "));
  };
  const short = centroids.map((_, at) => named(at, most));
  const longer = short.map((name, at) => (short.filter((it) => it === name).length > 1 ? named(at, most + 1) : name));
  return longer.map((name, at) => {
    const before = longer.slice(0, at).filter((it) => it === name).length;
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}
