import { policiesFrom, type EffectivePolicies } from "../../iam/index.js";
import type { Project, Template } from "../../model/index.js";
import { groupBy, oncePer } from "../../source/index.js";

/** Whether the setting `callerPolicies` names a policy, by its file or by its address. */
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
