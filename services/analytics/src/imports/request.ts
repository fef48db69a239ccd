import { readFile } from "node:fs/promises";
import { invalid } from "../platform/errors/index.ts";
import { type SourceId, sourceIds } from "./fields.ts";
import { loadPreset, type Mapping, parseMappingText } from "./mapping.ts";

export interface MappingChoice {
  source?: string | undefined;
  preset?: string | undefined;
  /** The text of a mapping file. */
  mapping?: string | undefined;
}

/** The mapping that was asked for: a file of one's own, a preset, or a standard source. */
export async function chooseMapping(choice: MappingChoice): Promise<Mapping | SourceId> {
  if (choice.mapping !== undefined) return parseMappingText(choice.mapping);
  if (choice.preset !== undefined) return loadPreset(choice.preset);
  if (choice.source === undefined)
    throw invalid("source", "is missing", `Give one of ${sourceIds.join(", ")}, or a preset, or a mapping.`);
  if (!sourceIds.includes(choice.source as SourceId))
    throw invalid("source", `${choice.source} is not a source`, `Possible: ${sourceIds.join(", ")}.`);
  return choice.source as SourceId;
}

export async function readMappingFile(file: string): Promise<string> {
  return readFile(file, "utf8").catch(() => {
    throw invalid("mapping", `the file ${file} cannot be read`);
  });
}
