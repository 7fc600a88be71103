import { plainText, type AccessRequest, type Requester, type ResourcePolicy } from "../../iam/index.js";
import type { Project } from "../../model/index.js";
import type { Suggestion, Text } from "../../rule-kit/index.js";
import { roleName } from "../shared/messages/names.js";
import { resourcePolicyFix } from "../shared/new-statements/resource-policy-fix.js";

/** The actions of requests, each once. */
export function actionsIn(requests: readonly AccessRequest[]): readonly string[] {
  return [...new Set(requests.map(({ action }) => action))];
}

export type Admit = Suggestion<"admit", "who" | "actions">;

/** Suggests the smallest statement that allows the principal to use a key. */
export function allowSuggestions(
  project: Project,
  policies: readonly ResourcePolicy[],
  requester: Requester,
  name: Text,
  keptOut: readonly AccessRequest[],
): readonly Admit[] {
  const kind = "role" in requester ? "AWS" : "Service";
  const actions = actionsIn(keptOut);
  // In a key policy, `*` means that key.
  const resources = [plainText("*")];
  const statement = { effect: "Allow", principal: { kind, identifiers: [name] }, actions, resources } as const;
  const fix = resourcePolicyFix(project, policies, requester, keptOut, statement);
  const who = "role" in requester ? roleName(requester.role) : requester.service;
  return fix ? [{ messageId: "admit", data: { who, actions }, fix }] : [];
}
