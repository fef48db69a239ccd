import type { Slice } from "../platform/slice.ts";
import { attackJob } from "./job.ts";

export type { Attack, AttackKind } from "./describe.ts";
export { findAttacks } from "./find.ts";
export type { AttackOrder } from "./keys.ts";
export { type Marked, markAttacks, markPast } from "./mark.ts";
export { type Usual, usualOf } from "./usual.ts";

export const attacks: Slice = { jobs: [attackJob] };
