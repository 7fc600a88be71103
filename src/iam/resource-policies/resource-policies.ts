import { addTo, oncePer } from "../../source/index.js";
import type { HeldDocument, PolicyDocument, Project, Resource, Role, Statement, Template } from "../../model/index.js";
import { implies, or, type Text } from "../../tree/index.js";
import { isArnOf } from "../texts/principal-arns.js";
import { isPolicyOfOther, ownersOf } from "./granting-policies.js";
import { documentsByAddress } from "../holders/held-documents.js";
import { resourceAt, resourceKey } from "../resources/resource-key.js";
import { isSameService } from "../texts/service-principals.js";
import { plainText } from "../texts/texts.js";
import { anyOf, no, unknown, yes, type Answer, type Verdict } from "../answers/verdict.js";
import { sameText } from "../texts/text-match.js";

/** A policy that a linted file sets for a resource. */
export interface ResourcePolicy {
  readonly document: PolicyDocument;
  /** The resource itself, or the policy resource that holds the policy. */
  readonly holder: Resource;
}

/** The policies of a resource of the run. `undefined` where they are not known for every deployment. */
export function resourcePoliciesOf(project: Project, key: string): readonly ResourcePolicy[] | undefined {
  const resource = resourceAt(project, key);
  if (!resource || resource.isData) return undefined;
  const found: ResourcePolicy[] = [];
  for (const { template, holder, isOwn } of holdersIn(project).get(key) ?? []) {
    const uses = documentsOf(template, holder);
    const isWithout = isOwn && !holder.settings.has("policy");
    if (!isWithout && !areWhole(uses, holder)) return undefined;
    found.push(...uses.map(({ document }) => ({ document, holder })));
  }
  return found;
}

/** Whether the documents are all that a holder has: a branch of a choice may be missing, or may not be known. */
function areWhole(uses: readonly HeldDocument[], holder: Resource): boolean {
  const covered = or(...uses.map(({ document }) => document.when));
  return (
    implies(holder.existence, covered) === true && uses.every(({ document }) => document.incompleteReason === undefined)
  );
}

function documentsOf(template: Template, { address }: Resource): readonly HeldDocument[] {
  return (documentsByAddress(template).get(address) ?? []).filter(({ holderKind }) => holderKind === "resource");
}

/** The holders of each resource's policies: the resource itself, and the policy resources that refer to it. */
const holdersIn = oncePer((project: Project) => {
  const found = new Map<string, { template: Template; holder: Resource; isOwn: boolean }[]>();
  for (const template of project.templates) {
    for (const holder of template.resources.values()) {
      const own = resourceKey(template, holder.address);
      const hasOwn = holder.settings.has("policy") || documentsOf(template, holder).length > 0;
      const owners = isPolicyOfOther(holder) ? ownersOf(template, holder) : [];
      for (const key of new Set([...(hasOwn ? [own] : []), ...owners])) {
        addTo(found, key, { template, holder, isOwn: key === own });
      }
    }
  }
  return found;
});

/** The principal that a question is about: a role or a service. */
export type Requester = { readonly role: Role } | { readonly service: string };

const everyone = plainText("*");

/** Each role that uses a resource asks. */
export const isEveryone = oncePer((text: Text): boolean => sameText(text, everyone) === "yes");

/**
 * Whether a statement of a resource policy names a requester. An account as the principal of an Allow does not name its
 * roles; for a Deny, `deniesTo` asks.
 */
export function matchesPrincipal({ principals, notPrincipals }: Statement, requester: Requester): Verdict {
  if (notPrincipals) return unknown("NotPrincipal is not judged");
  if (!principals) return no();
  const verdicts = principals.items.map(({ principalKind, text, when }): Verdict => {
    const answer = isIntended(principalKind, text, requester);
    if (answer === "yes" && when.op !== "true") return unknown("a principal depends on a condition of the template");
    return answer === "yes" ? yes() : answer === "no" ? no() : unknown("a principal of the policy is not known");
  });
  if (principals.incompleteReason !== undefined) verdicts.push(unknown(principals.incompleteReason));
  return anyOf(verdicts);
}

/**
 * The texts of which one has to be the ARN of a role that a statement of a resource policy is about. `undefined`: it may be about any role,
 * also because it names an account.
 */
export function namedRoleArns({ notPrincipals, principals }: Statement): readonly Text[] | undefined {
  if (notPrincipals || principals?.incompleteReason !== undefined) return undefined;
  const named = principals?.items.filter(({ principalKind: kind }) => kind === "*" || kind === "AWS") ?? [];
  const isOpen = named.some(({ principalKind, text }) => isEveryone(text) || isAccount(principalKind, text));
  return isOpen ? undefined : named.map(({ text }) => text);
}

function isIntended(kind: string, text: Text, requester: Requester): Answer {
  if ((kind === "*" || kind === "AWS") && isEveryone(text)) return "yes";
  if ("service" in requester) return kind === "Service" ? isSameService(text, plainText(requester.service)) : "no";
  if (kind !== "AWS") return "no";
  return isArnOf(text, requester.role);
}

/**
 * Whether a principal is an account: `arn:…:iam::…:root`, or its number. The own policies of the account's principals
 * then decide what they may do.
 */
export function isAccount(kind: string, text: Text): boolean {
  const written = text.parts
    .map((part) => (part.kind === "literal" ? part.text : part.symbol.shape === "account" ? "0" : "?"))
    .join("");
  return kind === "AWS" && (/:iam::[^:]*:root$/.test(written) || /^\d+$/.test(written));
}
