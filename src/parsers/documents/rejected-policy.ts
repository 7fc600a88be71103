import { serviceIndex } from "../../knowledge/index.js";
import { editDistance } from "../../source/index.js";
import { asItems, asLiteral, type Mapping, type Node } from "../../tree/index.js";
import { policyVersions } from "./policy-grammar.js";

/** Names of elements in lower case, in singular and plural. */
const names = {
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
  const isIam = node.entries.some(
    ({ key, value }) => isLike(key.text, "version") && policyVersions.includes(asLiteral(value) ?? ""),
  );
  const statements = isIam ? statementsIn(node) : [];
  return statements.length > 0 && statements.every(isStatementOfAws);
}

/** The statements of a policy, also those of a policy that stands in place of a statement. */
function statementsIn({ entries }: Mapping): readonly Node[] {
  const written = entries.filter(({ key }) => isLike(key.text, "statement") || names.statement.test(key.text));
  const values = written.map(({ value }) => value).filter(({ kind }) => kind === "list" || kind === "mapping");
  return values
    .flatMap((value) => asItems(value).items)
    .flatMap((item) => {
      const inner = item.kind === "mapping" ? statementsIn(item) : [];
      return inner.length > 0 ? inner : [item];
    });
}

/** Whether a key is the name of an element, in any case and with a letter or two wrong. */
function isLike(key: string, name: string): boolean {
  return editDistance(key.toLowerCase(), name, 2) <= 2;
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
