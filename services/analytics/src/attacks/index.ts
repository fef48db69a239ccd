export type { Attack, AttackKind } from "./describe.ts";
export { findAttacks } from "./find.ts";
export type { AttackOrder } from "./keys.ts";
export { type Usual, usualOf } from "./usual.ts";
