import { policiesFrom, policiesWithGroups, union, type EffectivePolicies, type PolicySet } from "../../iam/index.js";
import type { Project, Template } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";

/** Whether the setting `callerPolicies` names a policy by its file or its address, or a role, user or group by its address. */
export function isNamedCaller(callerPolicies: readonly string[], { path }: Template, address: string): boolean {
  return namesOf(callerPolicies).has(nameIn(path, address));
}

function nameIn(path: string, address: string): string {
  return address === "" ? path : address;
}

export const namesOf = oncePer((callerPolicies: readonly string[]) => new Set(callerPolicies));

/** All policies that the setting `callerPolicies` names. One caller has all of them. */
export function namedPolicies(project: Project, callerPolicies: readonly string[]): EffectivePolicies {
  return namedIn(project)(callerPolicies);
}

/** A cache, because each resource and each holder asks. */
const namedIn = oncePer((project: Project) =>
  oncePer((callerPolicies: readonly string[]) => findNamed(project, callerPolicies)),
);

function findNamed(project: Project, callerPolicies: readonly string[]): EffectivePolicies {
  const sets = [...namesOf(callerPolicies)].flatMap((name) => setsNamed(project, name));
  const { documents, ...rest } = union(sets);
  const once = new Map(documents.map((held) => [held.document, held]));
  const [boundary, ...others] = new Set(sets.flatMap((set) => set.boundary ?? []));
  return {
    documents: [...once.values()],
    attachments: [],
    // Policies of several principals are those of nobody in particular.
    ...(boundary && others.length === 0 && { boundary }),
    ...rest,
  };
}

type NamedSet = PolicySet & Pick<EffectivePolicies, "boundary">;

/** The policies of each principal of that name, or else the policies of that name. */
function setsNamed(project: Project, name: string): readonly NamedSet[] {
  const ofPrincipals = principals(project).get(name) ?? [];
  if (ofPrincipals.length > 0)
    return ofPrincipals.map(({ principal, template }) => policiesWithGroups(project, template, principal));
  const found = identityPolicies(project).get(name);
  if (found) return [policiesFrom(found.map(({ document }) => document))];
  return [{ documents: [], incompleteReasons: [`the caller's policy ${name} is not in the linted files`] }];
}

/** The roles, users and groups of a run, by their addresses. */
const principals = oncePer(({ templates }: Project) =>
  groupBy(
    templates
      .filter(({ account }) => !account)
      .flatMap((template) => template.principals.map((principal) => ({ principal, template }))),
    ({ principal }) => principal.address,
  ),
);

/** The identity policies of a run, by what `callerPolicies` calls them. */
const identityPolicies = oncePer(({ templates }: Project) =>
  groupBy(
    templates.flatMap(({ documents, path }) =>
      documents.map(({ address, document }) => ({ document, name: nameIn(path, address) })),
    ),
    ({ document, name }) => (document.policyType === "identity" ? name : undefined),
  ),
);
