import { serviceIndex } from "../../knowledge/index.js";
import { asItems, asLiteral, type Mapping, type Node } from "../../tree/index.js";
import { policyVersions } from "./policy-grammar.js";

/** Names of elements in lower case, in singular and plural. */
const names = {
  version: /^version$/i,
  statement: /^statements?$/i,
  effect: /^effect$/i,
  action: /^(?:not)?actions?$/i,
};

/**
 * Whether a mapping is certainly meant as a policy of AWS, though AWS rejects it: it has IAM's version and statements
 * with an effect and actions of AWS's services, but also elements that no policy has, or some in another case. A YAML
 * file is converted before AWS gets it, and what does that may read other elements.
 */
export function isRejectedPolicy(node: Mapping): boolean {
  if (node.layout?.syntax !== "json") return false;
  const isIam = valuesOf(node, names.version).some((version) => policyVersions.includes(asLiteral(version) ?? ""));
  const written = valuesOf(node, names.statement).filter(({ kind }) => kind === "list" || kind === "mapping");
  const statements = isIam ? written.flatMap((value) => asItems(value).items) : [];
  return statements.length > 0 && statements.every(isStatementOfAws);
}

function isStatementOfAws(node: Node): boolean {
  if (node.kind !== "mapping") return false;
  const effects = valuesOf(node, names.effect).map((value) => asLiteral(value) ?? "");
  const actions = valuesOf(node, names.action).flatMap((value) => asItems(value).items);
  const isEffect = effects.length === 1 && effects.every((effect) => /^(?:Allow|Deny)$/.test(effect));
  return isEffect && actions.length > 0 && actions.every((action) => isOfAws(asLiteral(action) ?? ""));
}

/** Whether a text is an action of a service of AWS, or stands for all of them. */
function isOfAws(action: string): boolean {
  const service = /^([\w-]+):[\w*?]+$/.exec(action)?.[1]?.toLowerCase();
  return action === "*" || (service !== undefined && serviceIndex.services.includes(service));
}

function valuesOf({ entries }: Mapping, name: RegExp): readonly Node[] {
  return entries.filter(({ key }) => name.test(key.text)).map(({ value }) => value);
}
