import type { Principal, PrincipalElement, StatementContext } from "../model/index.js";
import { defineRule, display, withData, type ContextOf, type Text } from "../rule-kit/index.js";
import { isLeftOut } from "./shared/texts/left-out.js";
import { principalElementProblems } from "./principal/principal-element.js";
import { correctionsOf, hintOf } from "./principal/corrections.js";
import { principalProblem } from "./principal/principal-problem.js";
import { beginsInCapitals, isForm, mayBeFilledIn } from "./shared/texts/placeholders.js";
import { sampleOf } from "./shared/texts/samples.js";
import { checkRolesAnywhere, checkTrust } from "./principal/trust-report.js";

const rule = defineRule({
  name: "principal",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames", removeName: "renames", useAction: "renames", removeAction: "renames" },
    docs: { description: "Require principals that AWS accepts, in the policies that have principals" },
    messages: {
      missing: "This statement has no Principal, so AWS rejects it: {{policyType}} must say whom it applies to.",
      misplaced:
        "Principals are not allowed in {{policyType}}, which applies to the identity that has it. AWS rejects it. Remove the element.",
      notPrincipal: "NotPrincipal is not allowed in {{policyType}}: AWS rejects it. Use Principal.",
      onlyEveryone: 'The Principal of a resource control policy must be "*". AWS rejects any other.',
      notAMapping:
        'Principal must be "*" or a mapping from AWS, Service or Federated to names. AWS rejects the policy.',
      unknownKind:
        "{{kind}} is not a type of principal, so AWS rejects the policy. Use AWS, Service, Federated or CanonicalUser.",
      empty: "The principal is an empty string, so AWS rejects the policy. Write whom it applies to.",
      malformed: "{{name}} is not a valid principal, so AWS rejects the policy.{{hint}}",
      malformedAccount: "The account in {{name}} is not an ID of 12 digits, so AWS rejects the policy. Write the ID.",
      wildcard:
        "A principal cannot contain a wildcard: {{name}} matches nobody, and AWS rejects it. Write the whole name.",
      group: "{{name}} is a group, which cannot be a principal: AWS rejects the policy. Name users or roles.",
      deletedRole: "{{name}} is the ID of a deleted role, so it matches nobody. Name a role that exists, or remove it.",
      deletedUser: "{{name}} is the ID of a deleted user, so it matches nobody. Name a user that exists, or remove it.",
      serviceAsAccount: "{{name}} is a service, so AWS rejects it under AWS. Write it under Service.",
      malformedService: "{{name}} is not a service name such as dms.amazonaws.com, so AWS rejects the policy.{{hint}}",
      malformedProvider:
        "{{name}} is not an identity provider, so AWS rejects the policy. Write the ARN of a SAML or OIDC provider, or the domain of a web identity.",
      schemeInProvider: "No identity provider has https:// in its ARN, so {{name}} lets nobody in. Remove https://.",
      federatedElsewhere:
        "Only a trust policy can have an identity provider as principal: AWS rejects {{name}} here. Name the role.",
      malformedCanonical:
        "{{name}} is not a canonical user ID, which has 64 or 96 hexadecimal digits. AWS rejects the policy.",
      canonicalInTrust:
        "A trust policy cannot have a canonical user ID as principal: AWS rejects it. Write the ARN of the account, user or role.",
      unknownPartition: "The partition {{partition}} does not exist, so AWS rejects {{name}}.",
      unknownRegion: "The region {{region}} does not exist, so AWS rejects {{name}}.",
      unknownService: "AWS has no service principal {{name}} and rejects the policy. Write {{candidate}}.",
      wrongAction:
        "{{kind}} principals assume a role with {{needed}}, so {{action}} lets none of them assume this role.",
      foreignAction:
        "AWS rejects {{action}} in a trust policy. It accepts only sts:AssumeRole actions, sts:TagSession, sts:SetSourceIdentity and sts:SetContext.",
      shutOut: "{{name}} cannot assume this role: it needs {{needed}}, which this policy does not allow.",
      rolesAnywhere:
        "IAM Roles Anywhere also needs {{actions}}, or no certificate gets a session. Allow {{actions}} here.",
      useName: "Write {{candidate}}",
      removeName: "Remove {{name}}",
      useAction: "Write {{needed}}",
      removeAction: "Remove {{action}}",
    },
    keys: {
      unknownKind: ["kind"],
      wrongAction: ["action"],
      foreignAction: ["action"],
      shutOut: ["name"],
      rolesAnywhere: ["actions"],
    },
  },
  create(context) {
    return {
      Statement(_statement, where) {
        checkStatement(context, where);
      },
      PolicyDocument({ policyType }, held) {
        if (policyType === "trust") checkRolesAnywhere(context, held);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, where: StatementContext): void {
  const { statement, address, held } = where;
  const { policyType } = held.document;
  const problems = principalElementProblems(statement, policyType, mayBeFilledIn(held));
  for (const problem of problems) context.report({ ...problem, address });
  for (const element of [statement.principals, statement.notPrincipals]) {
    for (const principal of element?.items ?? []) checkPrincipal(context, where, principal, element);
  }
  if (policyType === "trust") checkTrust(context, where);
}

function checkPrincipal(
  context: Context,
  { address, held }: StatementContext,
  principal: Principal,
  element: PrincipalElement | undefined,
): void {
  const name = sampleOf(principal.text);
  // `policy-variable` reports a variable here.
  if (name === undefined || name.includes("${") || isLeftOut(principal)) return;
  const problem = principalProblem(principal.principalKind, name, held.document.policyType);
  if (problem?.messageId === "wildcard" && !hasOwnWildcard(principal.text)) return;
  const shown = display(principal.text);
  // A policy with a placeholder is a form that is filled in before AWS reads it.
  const isOfForm = isForm(principal.text) || beginsInCapitals(principal.text) || /\w\s+\w/.test(shown);
  if (!problem || (mayBeFilledIn(held) && isOfForm)) return;
  context.report({
    ...withData(problem, { name: shown, hint: hintOf(problem, principal.text) }),
    node: principal,
    address,
    suggest: correctionsOf(problem, principal, element),
  });
}

/** A wildcard in the name of a resource to which the principal refers is a mistake at that resource. */
function hasOwnWildcard({ parts }: Text): boolean {
  return parts.some((part) => part.kind === "literal" && part.origin.from !== "reference" && /[*?]/.test(part.text));
}
