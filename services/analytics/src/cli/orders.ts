import type { Command } from "commander";
import { findOrder, orderSearch, searchOrders } from "../orders/index.ts";
import { VigieError } from "../platform/errors/index.ts";
import { faultsOf } from "../platform/http/app.ts";
import { withDatabase } from "./database.ts";
import { print, table } from "./output.ts";

interface Flags {
  json?: boolean;
  [name: string]: string | boolean | undefined;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function addSearch(command: Command): void {
  command
    .command("search")
    .description("Find orders, newest first.")
    .option("--country <country>")
    .option("--store <store>")
    .option("--customer <customer>")
    .option("--product <product>")
    .option("--from <day>")
    .option("--to <day>")
    .option("--min-amount <amount>")
    .option("--max-amount <amount>")
    .option("--limit <n>")
    .option("--cursor <cursor>", "`next_cursor` of the page before")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie orders search --country France --min-amount 500\n")
    .action(async ({ json, ...flags }: Flags) => {
      const query = orderSearch.safeParse(
        Object.fromEntries(Object.entries(flags).map(([name, value]) => [snake(name), value])),
      );
      if (!query.success)
        throw new VigieError("invalid_input", "The search is not valid.", faultsOf(query.error as never));
      const doc = await withDatabase(({ sql }) => searchOrders(sql, query.data));
      const rows = () =>
        doc.rows.map((row) => [
          row.order_id,
          row.ordered_at.slice(0, 16),
          row.store,
          row.customer_id ?? "",
          row.country ?? "",
          `${row.total.toFixed(2)} ${row.currency}`,
          row.lines,
        ]);
      print(
        json,
        doc,
        () =>
          `${table(["order", "at (UTC)", "store", "customer", "country", "total", "lines"], rows())}${doc.next_cursor ? `\nNext page: --cursor ${doc.next_cursor}` : ""}`,
      );
    });
}

function addShow(command: Command): void {
  command
    .command("show")
    .description("One order with its lines and refunds.")
    .argument("<id>", "the shop's own id, or Vigie's number")
    .option("--json", "print the API's document")
    .addHelpText("after", "\nExample:\n  vigie orders show 536365\n")
    .action(async (id: string, flags: Flags) => {
      const doc = await withDatabase(({ sql }) => findOrder(sql, id));
      const rows = () =>
        doc.lines.map((line) => [
          line.line_no,
          line.product_id,
          line.name,
          line.quantity,
          line.unit_price,
          line.line_total,
        ]);
      print(
        flags.json,
        doc,
        () =>
          `${doc.order_id}, ${doc.store}, ${doc.ordered_at}: ${doc.total.toFixed(2)} ${doc.currency}, refunded ${doc.refunded.toFixed(2)}\n${table(["line", "product", "name", "quantity", "price", "total"], rows())}`,
      );
    });
}

export function addOrderCommands(program: Command): void {
  const command = program.command("orders").description("Orders: find them, look at one.");
  addSearch(command);
  addShow(command);
}
