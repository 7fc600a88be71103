import { oncePer } from "../../source/index.js";
import type { Project, Resource, Template } from "../../model/index.js";
import { asText, identityOf, type Text } from "../../tree/index.js";
import { resourceAt, resourcesIn, resourcesMeant } from "./resource-key.js";

/**
 * The key for which an alias stands: that of a declared alias to which a text refers, or which it names in its own
 * template, with or without the ARN. `undefined`: it is no such alias, or its key depends on a condition.
 */
export function aliasTarget(project: Project, template: Template, text: Text): Text | undefined {
  const referred = new Set(
    resourcesMeant(template, text)
      .flatMap((key) => resourceAt(project, key) ?? [])
      .filter(isAlias),
  );
  const named = aliasesByName(template).get(identityOf(text));
  const [alias, ...others] = referred.size > 0 ? referred : named ? [named] : [];
  return alias && others.length === 0 ? asText(alias.settings.get("targetKey")?.value) : undefined;
}

/** The resource key of the encryption key for which a text stands: it refers to the key, or to an alias of it. */
export function keyNamed(project: Project, template: Template, text: Text): string | undefined {
  const named = resourcesIn(aliasTarget(project, template, text) ?? text);
  return named.find((one) => resourceAt(project, one)?.resourceKind === "KmsKey");
}

function isAlias({ isData, resourceKind }: Resource): boolean {
  return resourceKind === "KmsAlias" && !isData;
}

/** The aliases that are there in every deployment, by their names. */
const aliasesByName = oncePer(({ resources }: Template) => {
  const certain = [...resources.values()].filter((resource) => isAlias(resource) && resource.existence.op === "true");
  return new Map(certain.flatMap((alias) => (alias.physicalName ? [[identityOf(alias.physicalName), alias]] : [])));
});
