import { asLiteral } from "../../../../tree/index.js";
import { computedText, entryAt, listOf, mappingOf } from "../../../values/values.js";
import type { HclFunction } from "./function-call.js";

/**
 * The rows of a CSV text, as objects with the names of its first row as keys. A row has as many fields as the first one.
 * https://developer.hashicorp.com/terraform/language/functions/csvdecode
 */
export const csvdecode: HclFunction = ([node], { fail, location }) => {
  const text = asLiteral(node);
  if (text === undefined) return undefined;
  const [names, ...rows] = recordsOf(text) ?? [];
  if (!names || new Set(names).size < names.length || rows.some((row) => row.length !== names.length))
    return fail("it is not valid CSV");
  const objects = rows.map((row) => {
    const entries = names.map((name, column) => entryAt(name, computedText(row[column] ?? "", location)));
    return mappingOf(entries, location);
  });
  return listOf(objects, location);
};

/** A field with or without quotes, and what ends it. */
const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;

/** The records, without empty lines. `undefined`: there is a quote where none may be. */
function recordsOf(text: string): readonly (readonly string[])[] | undefined {
  const records: string[][] = [];
  let record: string[] = [];
  for (let at = 0; at < text.length || record.length > 0; at = field.lastIndex) {
    field.lastIndex = at;
    const [, quoted, plain = "", end] = field.exec(text) ?? [];
    if (end === undefined) return undefined;
    record.push(quoted?.replaceAll('""', '"').replaceAll("\r\n", "\n") ?? plain);
    if (end === ",") continue;
    if (record.length > 1 || record[0] !== "" || quoted !== undefined) records.push(record);
    record = [];
  }
  return records;
}
