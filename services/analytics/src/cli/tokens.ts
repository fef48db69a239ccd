import type { Command } from "commander";
import { createToken, listTokens, revokeToken, type Scope } from "../tokens/index.ts";
import { withDatabase } from "./database.ts";
import { print, table } from "./output.ts";

const day = (at: Date | null) => at?.toISOString().slice(0, 16) ?? "";

export function addTokenCommands(program: Command): void {
  const command = program.command("token").description("Tokens of the API: make, list, revoke.");
  command
    .command("create")
    .description("Make a token. It is shown this once.")
    .argument("<name>")
    .option(
      "--scopes <scopes>",
      "read, ingest, triage, write (those three and writing), personal (names and e-mails), admin (everything); several by commas",
      "read",
    )
    .addHelpText("after", "\nExample:\n  vigie token create grafana --scopes read\n")
    .action(async (name: string, flags: { scopes: string }) => {
      const scopes = flags.scopes.split(",").map((scope) => scope.trim()) as Scope[];
      const token = await withDatabase(({ sql }) => createToken(sql, name, scopes));
      print(false, token, () => token);
    });
  command
    .command("list")
    .description("List tokens, without their secrets.")
    .option("--json", "print as JSON")
    .addHelpText("after", "\nExample:\n  vigie token list\n")
    .action(async (flags: { json?: boolean }) => {
      const rows = await withDatabase(({ sql }) => listTokens(sql));
      const cells = () =>
        rows.map((row) => [
          row.name,
          row.scopes.join(", "),
          day(row.created_at),
          day(row.last_used_at),
          day(row.revoked_at),
        ]);
      print(flags.json, { rows }, () => table(["name", "scopes", "made", "last used", "revoked"], cells()));
    });
  command
    .command("revoke")
    .description("Revoke a token at once.")
    .argument("<name>")
    .addHelpText("after", "\nExample:\n  vigie token revoke grafana\n")
    .action(async (name: string) => {
      await withDatabase(({ sql }) => revokeToken(sql, name));
      print(false, name, () => `${name} is revoked.`);
    });
}
