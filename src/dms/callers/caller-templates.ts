import { stacksOf } from "../../iam/index.js";
import type { Project, Template } from "../../model/index.js";
import { addTo, oncePer } from "../../source/index.js";
import { namesOf } from "./named-callers.js";

/**
 * The templates that the caller of a template deploys, if `callerPolicies` names that caller: those whose settings name
 * the same policies, and nested ones that have no settings because they are only read.
 */
export function templatesOfCaller(project: Project, template: Template): readonly Template[] {
  const { byCaller } = deployedTemplates(project);
  const [names] = callersIn(project).get(template) ?? [];
  return (names && byCaller.get(callerKey(names))) ?? project.templates;
}

/**
 * The templates whose settings name one of the policies that those of a template name. Who takes rights out of a policy asks
 * for them: several callers may have it, each with others beside it.
 */
export function templatesOfSharers(project: Project, template: Template): readonly Template[] {
  const names = project.callerPolicies.get(template);
  return names ? sharersOf(project)(names) : project.templates;
}

const sharersOf = oncePer((project: Project) =>
  oncePer((callerPolicies: readonly string[]): readonly Template[] => {
    const { byName, ofAll } = deployedTemplates(project);
    const own = [...namesOf(callerPolicies)].flatMap((name) => byName.get(name) ?? []);
    return [...new Set([...own, ...ofAll])];
  }),
);

const deployedTemplates = oncePer((project: Project) => {
  const ofAll = project.templates.filter((template) => !project.callerPolicies.has(template));
  const byCaller = new Map<string, Template[]>();
  const byName = new Map<string, Template[]>();
  for (const [template, callers] of callersIn(project)) {
    for (const names of callers) {
      addTo(byCaller, callerKey(names), template);
      for (const name of namesOf(names)) addTo(byName, name, template);
    }
  }
  for (const templates of byCaller.values()) templates.push(...ofAll);
  return { byCaller, byName, ofAll };
});

type Callers = readonly (readonly string[])[];

/**
 * The settings `callerPolicies` that hold for each linted template: its own, or, where these name nobody, those of the
 * stacks that it is nested in.
 */
const callersIn = oncePer((project: Project): ReadonlyMap<Template, Callers> => {
  const found = new Map<Template, Callers>();
  const callersOf = (template: Template): Callers => {
    const before = found.get(template);
    if (before) return before;
    const own = project.callerPolicies.get(template) ?? [];
    // Templates that nest each other are not valid.
    found.set(template, [own]);
    const outer = own.length > 0 ? [] : stacksOf(project, template).flatMap((stack) => callersOf(stack.template));
    const named = new Map(outer.filter((names) => names.length > 0).map((names) => [callerKey(names), names]));
    const callers = named.size > 0 ? [...named.values()] : [own];
    found.set(template, callers);
    return callers;
  };
  for (const template of project.callerPolicies.keys()) callersOf(template);
  return found;
});

const callerKey = oncePer((callerPolicies: readonly string[]) => [...namesOf(callerPolicies)].sort().join("\n"));
