import type { UnseenModule } from "../../../../model/index.js";
import { asLiteral, entryOf, member, type Mapping, type Node } from "../../../../tree/index.js";
import type { Declaration } from "./scope.js";

/**
 * Modules, which may contain resources that are not seen: those of the registry, which are resources of a type of their own, and
 * those of a section that Rain resolves before the deployment.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/modules.html
 * https://github.com/aws-cloudformation/rain#modules
 */
export function modulesIn(declarations: readonly Declaration[], root: Mapping): readonly UnseenModule[] {
  const registered = declarations
    .filter(({ type }) => type.endsWith("::MODULE"))
    .map(({ logicalId, type, body }) => moduleOf(logicalId, type, body));
  return [...registered, ...localModules(root)];
}

function localModules(root: Mapping): readonly UnseenModule[] {
  const section = entryOf(root, "Modules")?.value;
  if (section?.kind !== "mapping") return [];
  return section.entries.map(({ key, value }) => moduleOf(key.text, asLiteral(member(value, "Source")), value));
}

function moduleOf(name: string, source: string | undefined, body: Node): UnseenModule {
  const properties = member(body, "Properties");
  return {
    name,
    ...(source !== undefined && { source }),
    arguments: properties?.kind === "mapping" ? properties.entries.map(({ key }) => key.text) : [],
    reason: `the module ${name} may contain resources`,
  };
}
