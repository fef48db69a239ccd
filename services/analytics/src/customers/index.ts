import type { Slice } from "../platform/slice.ts";
import { deliverJob } from "./handing/job.ts";
import { lookJob, scoreJob } from "./job.ts";
import { routes } from "./routes.ts";

export { type BacktestDoc, backtest } from "./backtest.ts";
export { eachCurrency, isStale, type PartOptions, type RunOptions, type Scored } from "./currencies.ts";
export { chooseCurrency, type ScoredCurrency } from "./currency.ts";
export { peopleCsv } from "./handing/csv.ts";
export { peopleOf } from "./handing/people.ts";
export { type Histories, readColumns } from "./histories.ts";
export { exportCustomer } from "./privacy/data.ts";
export { eraseCustomer, randomPlaceholder } from "./privacy/erase.ts";
export { readCustomer } from "./profile.ts";
export { queryCustomers } from "./query.ts";
export { scoreCustomers } from "./score.ts";

export const customers: Slice = { routes, jobs: [scoreJob, lookJob, deliverJob] };
