import type { Slice } from "../platform/slice.ts";
import { routes } from "./routes.ts";

export { createToken, findToken, listTokens, revokeToken, type Scope, scopes } from "../platform/auth/index.ts";
export { keepToken } from "./keep.ts";

export const tokens: Slice = { routes };
