import type { Plugin } from "../../linter/index.js";
import { shownValue, isRecord } from "../../source/index.js";

/** Letters that need no quotes in configs, comments and on the command line. */
const nameForm = /^[a-z\d][\w.-]*$/i;

/** What is wrong with a plugin, as words that follow its name. Code without types may give anything. */
export function pluginProblem({ name, rules }: Plugin, builtIn: ReadonlySet<string>): string | undefined {
  const steps = name.startsWith("@") ? name.slice(1).split("/") : [name];
  if (steps.length > 2 || !steps.every((step) => nameForm.test(step)))
    return `has the name ${shownValue(name)}. It is the prefix of its rules: letters, digits, hyphens, dots and underscores, such as "ours" or "@acme/dms".`;
  if (rules.length === 0) return "has no rules. List them in definePlugin: { name, rules: [ … ] }.";
  const names = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const problem = ruleProblem(rule);
    if (problem !== undefined) return `has in "rules" at index ${String(index)} ${problem}`;
    const own = rule.name.startsWith(`${name}/`) ? rule.name.slice(name.length + 1) : rule.name;
    if (!nameForm.test(own))
      return `has a rule named ${shownValue(rule.name)}. A name has letters, digits, hyphens, dots and underscores, and the prefix "${name}/" is added to it.`;
    if (builtIn.has(own))
      return `has a rule "${own}", but dmslint has a rule of that name already. Give it another name.`;
    if (names.has(own)) return `has two rules named "${own}". Give one of them another name.`;
    names.add(own);
  }
  return undefined;
}

function ruleProblem(rule: unknown): string | undefined {
  const words = "no rule made with defineRule: { name, meta, create }";
  if (!isRecord(rule) || typeof rule.name !== "string" || typeof rule.create !== "function") return `${words}.`;
  const { meta, name } = rule;
  if (!isRecord(meta)) return `a rule "${name}" without "meta".`;
  if (!isRecord(meta.docs) || typeof meta.docs.description !== "string")
    return `a rule "${name}" without "meta.docs.description".`;
  return isRecord(meta.messages) ? undefined : `a rule "${name}" without "meta.messages".`;
}
