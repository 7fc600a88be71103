import type { Resource } from "../../../../model/index.js";
import { entryOf, type Mapping, type Node } from "../../../../tree/index.js";
import { prune } from "../../../values/choices.js";
import { conditionOf } from "./declarations.js";
import { dependenciesOf } from "./dependencies.js";
import { resourceFacts } from "../../resource-facts.js";
import { evaluate } from "../evaluation/evaluate.js";
import { constructPath } from "../templates/generated.js";
import { macroCallIn, mayAdd } from "../templates/macros.js";
import { arnAttribute, madeAttribute, physicalName, references, resourceArn } from "./resource-names.js";
import type { Declaration, Scope, Stack } from "../templates/scope.js";

/** A declared resource with its properties evaluated. */
export function readResource(declaration: Declaration, stack: Stack): Resource {
  const { address, key, logicalId, type, location, extent, body, loops } = declaration;
  const existence = conditionOf(declaration, stack);
  const scope: Scope = { stack, loops, when: existence, usesDefaults: true };
  const properties = propertiesOf(declaration, scope);
  const name = physicalName(declaration, scope);
  const arn = resourceArn(declaration, scope);
  const attribute = arnAttribute(declaration);
  const made = madeAttribute(declaration);
  const given = references(declaration);
  const construct = constructPath(declaration);
  return {
    kind: "Resource",
    address,
    name: logicalId,
    type,
    isData: false,
    location,
    extent,
    existence,
    properties,
    ...resourceFacts(type, false, properties),
    body,
    ...dependenciesOf(declaration, stack),
    ...(construct !== undefined && { constructPath: construct }),
    ...(name && { physicalName: name }),
    ...(arn && { arn }),
    ...(attribute !== undefined && { arnAttribute: attribute }),
    ...(made !== undefined && { madeId: { attribute: made, symbol: `${key}/${made}` } }),
    ...(given && { references: given }),
  };
}

/** A macro that is called beside them may add to the properties. */
function propertiesOf(declaration: Declaration, scope: Scope): Mapping {
  const { body } = declaration;
  const written = mappingOf(entryOf(body, "Properties")?.value, declaration, scope);
  const macro = macroCallIn(body);
  return macro && written.incompleteReason === undefined ? { ...written, incompleteReason: mayAdd(macro) } : written;
}

/** The properties as one mapping; if a function returns them, they are all uncertain. */
function mappingOf(node: Node | undefined, { location }: Declaration, scope: Scope): Mapping {
  const value = node && prune(evaluate(node, scope), scope.when);
  if (value?.kind === "mapping") return value;
  const empty: Mapping = { kind: "mapping", location, entries: [] };
  const isAbsent = !value || value.kind === "null";
  return isAbsent
    ? empty
    : { ...empty, incompleteReason: value.kind === "unknown" ? value.reason : "the properties depend on a condition" };
}
