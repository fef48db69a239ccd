import { VigieError } from "../../platform/errors/index.ts";
import { type Duck, quoteName, quoteText } from "./duck.ts";

/** Loads a Parquet file into the table `raw`: every column as text, `_line` with its row number from 1. */
export async function loadParquet(duck: Duck, file: string): Promise<string[]> {
  const source = `read_parquet(${quoteText(file)}, file_row_number = true)`;
  try {
    const described = await duck.rows<{ column_name: string }>(
      `describe select * exclude (file_row_number) from ${source}`,
    );
    const header = described.map((row) => row.column_name);
    const columns = header.map((name) => `${quoteName(name)}::varchar as ${quoteName(name)}`).join(", ");
    await duck.run(`create table raw as select file_row_number + 1 as _line, ${columns} from ${source}`);
    return header;
  } catch (cause) {
    if (cause instanceof Error && /No space left/i.test(cause.message)) throw cause;
    throw new VigieError("invalid_input", "The Parquet file cannot be read; it may be cut off or damaged.", [
      { field: "file", message: "is not a whole Parquet file", mend: "Copy or export it again." },
    ]);
  }
}
