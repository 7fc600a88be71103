import type { Template } from "../../model/index.js";
import { oncePer } from "../../rule-kit/index.js";

/**
 * What to do about what is no policy variable. A template can fill in a name only where it has such a name: what is `${region}` to another
 * program is nothing to CloudFormation, with `Fn::Sub` as well.
 */
export function substitutionHint(template: Template, inside: string): string {
  const { missingSubstitution } = template.dialect.words;
  const [name = ""] = inside.split(".");
  const isName = name.startsWith("AWS::") || namesIn(template).has(name);
  const isOfTemplate = isName && missingSubstitution !== "";
  return isOfTemplate ? missingSubstitution : "Write the value itself, or a condition key as in ${aws:username}.";
}

const namesIn = oncePer(({ inputs, resources }: Template): ReadonlySet<string> => {
  return new Set([...(inputs?.keys() ?? []), ...[...resources.values()].map(({ name }) => name)]);
});
