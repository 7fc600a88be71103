import type { Template } from "../../model/index.js";
import { oncePer } from "../../rule-kit/index.js";

/**
 * What to do that a template fills in a name. Where it has no such name, `Fn::Sub` fills in nothing: `${region}` may be there for another
 * program.
 */
export function substitutionHint(template: Template, inside: string): string {
  const { missingSubstitution } = template.dialect.words;
  const [name = ""] = inside.split(".");
  const isName = name.startsWith("AWS::") || namesIn(template).has(name);
  return isName && missingSubstitution !== "" ? missingSubstitution : "Write its value, if no other program does.";
}

const namesIn = oncePer(({ inputs, resources }: Template): ReadonlySet<string> => {
  return new Set([...(inputs?.keys() ?? []), ...[...resources.values()].map(({ name }) => name)]);
});
