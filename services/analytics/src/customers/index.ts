import type { Slice } from "../platform/slice.ts";
import { scoreJob } from "./job.ts";
import { routes } from "./routes.ts";

export { readColumns } from "./histories.ts";
export { queryCustomers } from "./query.ts";
export { readCurrencies, scoreCustomers } from "./score.ts";

export const customers: Slice = { routes, jobs: [scoreJob] };
