import type { Location } from "../../source/index.js";
import type { Text, TextPart } from "../../tree/index.js";
import { pseudoPart as partOf, type Pseudo } from "../pseudo.js";
import type { Module } from "./scope.js";

/** Data sources and attributes by which a module can write the value again. */
const spellings: Readonly<Record<Pseudo, readonly [string, string]>> = {
  partition: ["aws_partition", "partition"],
  region: ["aws_region", "name"],
  account: ["aws_caller_identity", "account_id"],
  suffix: ["aws_partition", "dns_suffix"],
};

/** What the place of the deployment decides: the settings' value, or a hole. */
export function pseudoPart(pseudo: Pseudo, module: Module, location: Location, said?: string): TextPart {
  return partOf(pseudo, module.environment.values, location, said ?? spellingOf(pseudo, module));
}

export function pseudoText(pseudo: Pseudo, module: Module, location: Location, said?: string): Text {
  return { kind: "text", parts: [pseudoPart(pseudo, module, location, said)], location };
}

function spellingOf(pseudo: Pseudo, module: Module): string | undefined {
  const [type, attribute] = spellings[pseudo];
  for (const { isData, type: declared, key, block } of module.declarations.resources.values()) {
    const isRepeated = block.body.attributes.some(({ name }) => name === "count" || name === "for_each");
    if (isData && declared === type && !isRepeated) return `${key}.${attribute}`;
  }
  return undefined;
}
