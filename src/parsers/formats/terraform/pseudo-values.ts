import type { ArnPlaceholder, Resource, Template } from "../../../model/index.js";
import { type Location, oncePer } from "../../../source/index.js";
import type { Text, TextPart } from "../../../tree/index.js";
import { pseudoPart as partOf, type PseudoValue } from "../../values/pseudo.js";
import type { Declarations, Module } from "./scope.js";

/** The data source and attribute by which a module can write each value. */
const expressionTexts: Readonly<Record<PseudoValue, readonly [string, string]>> = {
  partition: ["aws_partition", "partition"],
  region: ["aws_region", "name"],
  account: ["aws_caller_identity", "account_id"],
  suffix: ["aws_partition", "dns_suffix"],
};

/** The expressions for the place of the deployment, from the data sources that a module declares. */
export function placeReferences(resources: readonly Resource[]): Template["placeReferences"] {
  const sources = resources.filter(({ address }) => address.startsWith("data."));
  const found = places.flatMap(([place, pseudo]) => {
    const [type, attribute] = expressionTexts[pseudo];
    const source = sources.find((one) => one.type === type);
    return source ? [[place, `${source.address}.${attribute}`] as const] : [];
  });
  return Object.fromEntries(found);
}

const places: readonly (readonly [ArnPlaceholder, PseudoValue])[] = [
  ["Partition", "partition"],
  ["Region", "region"],
  ["Account", "account"],
];

/** A value that depends on the place of the deployment: from the settings, or a hole. */
export function pseudoPart(pseudo: PseudoValue, module: Module, location: Location, said?: string): TextPart {
  return partOf(pseudo, module.environment.values, location, said ?? expressionTextOf(pseudo, module));
}

export function pseudoText(pseudo: PseudoValue, module: Module, location: Location, said?: string): Text {
  return { kind: "text", parts: [pseudoPart(pseudo, module, location, said)], location };
}

function expressionTextOf(pseudo: PseudoValue, { declarations }: Module): string | undefined {
  const [type, attribute] = expressionTexts[pseudo];
  const key = readPlaces(declarations).get(type);
  return key === undefined ? undefined : `${key}.${attribute}`;
}

/**
 * The first data source of each type for the place of the deployment. Repeated ones are left out, because they need an
 * index.
 */
const readPlaces = oncePer(
  (declarations: Declarations): ReadonlyMap<string, string> => new Map(placesIn(declarations).reverse()),
);

function placesIn({ resources }: Declarations): [string, string][] {
  const types = new Set(Object.values(expressionTexts).map(([type]) => type));
  return [...resources.values()].flatMap(({ block, isData, key, type }): [string, string][] => {
    const isRepeated = block.body.attributes.some(({ name }) => name === "count" || name === "for_each");
    return isData && types.has(type) && !isRepeated ? [[type, key]] : [];
  });
}
