export { connect, type Sql, type Tx } from "./client.ts";
export { diskFree, type EmbeddedPostgres, EmbeddedPostgresFailed, startEmbedded } from "./embedded/index.ts";
export { migrate, ServerTooOld } from "./migrate.ts";
export { socketAt } from "./sockets.ts";
