import { policiesFrom, type EffectivePolicies } from "../../iam/index.js";
import type { Project, Template } from "../../model/index.js";
import { addTo, groupBy, oncePer } from "../../source/index.js";

/** Whether the setting `callerPolicies` names a policy, by its file or by its address. */
export function isNamedCaller(callerPolicies: readonly string[], { path }: Template, address: string): boolean {
  return namesOf(callerPolicies).has(nameIn(path, address));
}

function nameIn(path: string, address: string): string {
  return address === "" ? path : address;
}

const namesOf = oncePer((callerPolicies: readonly string[]) => new Set(callerPolicies));

/** All policies that the setting `callerPolicies` names. One caller has all of them. */
export function namedPolicies(project: Project, callerPolicies: readonly string[]): EffectivePolicies {
  return namedIn(project)(callerPolicies);
}

/** A cache, because each resource and each holder asks. */
const namedIn = oncePer((project: Project) =>
  oncePer((callerPolicies: readonly string[]) => findNamed(project, callerPolicies)),
);

function findNamed(project: Project, callerPolicies: readonly string[]): EffectivePolicies {
  const known = identityPolicies(project);
  const names = [...namesOf(callerPolicies)];
  const unseen = names.filter((name) => !known.has(name));
  return {
    ...policiesFrom(names.flatMap((name) => known.get(name) ?? []).map(({ document }) => document)),
    incompleteReasons: unseen.map((name) => `the caller's policy ${name} is not in the linted files`),
  };
}

/** The identity policies of a run, by what `callerPolicies` calls them. */
const identityPolicies = oncePer(({ templates }: Project) =>
  groupBy(
    templates.flatMap(({ documents, path }) =>
      documents.map(({ address, document }) => ({ document, name: nameIn(path, address) })),
    ),
    ({ document, name }) => (document.policyType === "identity" ? name : undefined),
  ),
);

/**
 * The templates that the caller of a template deploys, if `callerPolicies` names that caller: those whose settings name
 * the same policies, and those that have no settings of their own.
 */
export function templatesOfCaller(project: Project, template: Template): readonly Template[] {
  const caller = callerOf(project, template);
  return (caller !== undefined && templatesByCaller(project).get(caller)) || project.templates;
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
    const own = [...namesOf(callerPolicies)].flatMap((name) => templatesByName(project).get(name) ?? []);
    return [...new Set([...own, ...templatesOfAll(project)])];
  }),
);

const templatesByName = oncePer(({ callerPolicies }: Project) => {
  const byName = new Map<string, Template[]>();
  for (const [template, names] of callerPolicies) for (const name of namesOf(names)) addTo(byName, name, template);
  return byName;
});

const templatesByCaller = oncePer((project: Project): ReadonlyMap<string, readonly Template[]> => {
  const byCaller = groupBy(project.templates, (template) => callerOf(project, template));
  return new Map([...byCaller].map(([caller, own]) => [caller, [...own, ...templatesOfAll(project)]]));
});

const templatesOfAll = oncePer(({ callerPolicies, templates }: Project) =>
  templates.filter((template) => !callerPolicies.has(template)),
);

function callerOf({ callerPolicies }: Project, template: Template): string | undefined {
  const names = callerPolicies.get(template);
  return names && callerKey(names);
}

const callerKey = oncePer((callerPolicies: readonly string[]) => [...namesOf(callerPolicies)].sort().join("\n"));
