import { engines } from "../../knowledge/index.js";
import type { DmsResource } from "../../model/index.js";
import { nearestName, oncePer, visibleValue } from "../../source/index.js";
import { asLiteral } from "../../tree/index.js";

const engineNames: readonly string[] = engines.map(({ name }) => name);
const types: readonly string[] = ["source", "target"];

/** What every endpoint must have, and how to say that it is not there: it may have another name by mistake. */
const required = new Map([
  ["endpoint.engineName", "it names no engine"],
  ["endpoint.endpointType", "it does not say whether it is a source or a target"],
]);

/** Why nothing is known of what an endpoint uses: DMS has no such engine, or no such type of endpoint. Several rules ask. */
export const unknownEngine = oncePer(({ kind, properties, resource }: DmsResource): string | undefined => {
  const isWhole = kind === "DmsEndpoint" && resource.properties.incompleteReason === undefined;
  const lacking = isWhole ? [...required].find(([id]) => !properties.has(id)) : undefined;
  if (lacking) return `${lacking[1]}, so its roles are not known`;
  const engine = asLiteral(properties.get("endpoint.engineName")?.value);
  if (isUnknown(engine, engineNames)) {
    const meant = nearestName(engine, engineNames);
    const hint = meant === undefined ? "" : ` (perhaps ${meant} is meant)`;
    return `the engine ${visibleValue(engine)} is not known${hint}, so neither are its roles`;
  }
  const type = asLiteral(properties.get("endpoint.endpointType")?.value);
  return isUnknown(type, types)
    ? `its type ${visibleValue(type)} is neither source nor target, so its roles are not known`
    : undefined;
});

function isUnknown(text: string | undefined, known: readonly string[]): text is string {
  return text !== undefined && !known.includes(text.toLowerCase());
}
