import { policiesFrom, type EffectivePolicies } from "../../iam/index.js";
import type { Project, Template } from "../../model/index.js";
import { oncePer } from "../../source/index.js";

/** Whether the setting `callerPolicies` names a policy, by its file or by its address. */
export function isNamedCaller(callerPolicies: readonly string[], { path }: Template, address: string): boolean {
  return namesOf(callerPolicies).has(address === "" ? path : address);
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

function findNamed({ templates }: Project, callerPolicies: readonly string[]): EffectivePolicies {
  const found = templates.flatMap((template) =>
    template.documents
      .filter(
        ({ address, document }) =>
          document.policyType === "identity" && isNamedCaller(callerPolicies, template, address),
      )
      .map(({ document, address }) => ({ document, name: address === "" ? template.path : address })),
  );
  const seen = new Set(found.map(({ name }) => name));
  const unseen = callerPolicies.filter((name) => !seen.has(name));
  return {
    ...policiesFrom(found.map(({ document }) => document)),
    incompleteReasons: unseen.map((name) => `the caller's policy ${name} is not in the linted files`),
  };
}
