import type { Template } from "../../model/index.js";
import { oncePer } from "../../rule-kit/index.js";

/**
 * What to do that a template fills in a name. Nothing where it has no such name: what is `${region}` to another program is nothing to
 * CloudFormation, with `Fn::Sub` as well.
 */
export function substitutionHint(template: Template, inside: string): string {
  const { missingSubstitution } = template.dialect.words;
  const [name = ""] = inside.split(".");
  const isName = name.startsWith("AWS::") || namesIn(template).has(name);
  return isName && missingSubstitution !== "" ? ` ${missingSubstitution}` : "";
}

const namesIn = oncePer(({ inputs, resources }: Template): ReadonlySet<string> => {
  return new Set([...(inputs?.keys() ?? []), ...[...resources.values()].map(({ name }) => name)]);
});
