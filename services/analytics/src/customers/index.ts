import type { Slice } from "../platform/slice.ts";
import { scoreJob } from "./job.ts";
import { routes } from "./routes.ts";

export { chooseCurrency, type ScoredCurrency } from "./currency.ts";
export { fromDay, type Histories, readColumns, toDay } from "./histories.ts";
export { queryCustomers } from "./query.ts";
export { readCurrencies, type Scored, scoreCustomers } from "./score.ts";

export const customers: Slice = { routes, jobs: [scoreJob] };
