import type { Template } from "../../model/index.js";
import { textOf } from "../../source/index.js";
import type { Entry } from "../../tree/index.js";
import { lineStartOf } from "../layout/lines.js";
import { moduleOf, referencesByName } from "./module-of.js";

/** Whether the value of an entry is the list of a local that nothing else refers to, so that it is the list of the entry alone. */
export function isListOfOwnLocal({ key, location, value }: Entry, template: Template): boolean {
  const { file } = location;
  const [, name] = /^"?\s*[=:]\s*(local\.[\w-]+)\s*$/.exec(file.text.slice(key.location.end, location.end)) ?? [];
  const module = moduleOf(template, file);
  if (name === undefined || !module || module !== moduleOf(template, value.location.file)) return false;
  // The list is all that the local has.
  const { file: own, start } = value.location;
  const before = own.text.slice(lineStartOf(own, start), start).trimEnd();
  const isNamed = before.endsWith("=") && `local.${before.slice(0, -1).trim()}` === name;
  const isWhole = isNamed && textOf(value.location).startsWith("[");
  return isWhole && referencesByName(module).get(name)?.length === 1;
}
