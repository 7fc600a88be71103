import { engines } from "../../knowledge/index.js";
import type { DmsResource } from "../../model/index.js";
import { nearestName, oncePer } from "../../source/index.js";
import { asLiteral } from "../../tree/index.js";

const engineNames: readonly string[] = engines.map(({ name }) => name);
const types: readonly string[] = ["source", "target"];

/** Why nothing is known of what an endpoint uses: DMS has no such engine, or no such type of endpoint. Several rules ask. */
export const unknownEngine = oncePer(({ properties }: DmsResource): string | undefined => {
  const engine = asLiteral(properties.get("endpoint.engineName")?.value);
  if (isUnknown(engine, engineNames)) {
    const meant = nearestName(engine, engineNames);
    const hint = meant === undefined ? "" : ` (perhaps ${meant} is meant)`;
    return `the engine ${engine} is not known${hint}, so neither are its roles`;
  }
  const type = asLiteral(properties.get("endpoint.endpointType")?.value);
  return isUnknown(type, types)
    ? `its type ${type} is neither source nor target, so its roles are not known`
    : undefined;
});

function isUnknown(text: string | undefined, known: readonly string[]): text is string {
  return text !== undefined && !known.includes(text.toLowerCase());
}
