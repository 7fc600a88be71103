import { plainText } from "../iam/index.js";
import type { Principal, StatementUse } from "../model/index.js";
import { defineRule, display, literalOf, withData, type ContextOf } from "../rule-kit/index.js";
import { isLeftOut } from "./shared/left-out.js";
import { principalElementProblems } from "./principal/principal-element.js";
import { principalProblem } from "./principal/principal-problem.js";
import { isForm, sampleOf } from "./shared/samples.js";
import { checkRolesAnywhere, checkTrust } from "./principal/trust-report.js";

const rule = defineRule({
  name: "principal",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames", useAction: "renames", removeAction: "renames" },
    docs: { description: "Require principals that AWS takes, where and only where a policy has some" },
    messages: {
      missing: "This statement has no Principal, and {{policyType}} must say whom it is for. AWS rejects it.",
      misplaced: "Principals have no place in {{policyType}}: it is for whoever holds it. AWS rejects it.",
      notPrincipal: "NotPrincipal has no place in {{policyType}}. AWS rejects it.",
      onlyEveryone: 'The Principal of a resource control policy is "*". AWS rejects any other.',
      notAMapping: 'Principal is "*" or a mapping from AWS, Service or Federated to names. AWS rejects the policy.',
      unknownKind: "{{kind}} is no kind of principal: there are AWS, Service, Federated and CanonicalUser.",
      malformed:
        "{{name}} is no principal. Write an account id, or the ARN of an account, a role, a user or a session.",
      wildcard: "A wildcard cannot stand for a part of a principal: {{name}} matches nobody, and AWS rejects it.",
      group: "{{name}} is a group. A policy cannot name groups as principals; name users or roles.",
      deletedRole: "{{name}} is what AWS leaves of a role that was deleted. Nobody is meant by it any more.",
      deletedUser: "{{name}} is what AWS leaves of a user that was deleted. Nobody is meant by it any more.",
      serviceAsAccount: "{{name}} is a service: it belongs under Service, not under AWS.",
      malformedService: "{{name}} is not the name of a service, as dms.amazonaws.com is. AWS rejects the policy.",
      malformedProvider:
        "{{name}} is no identity provider: write the ARN of a SAML or OIDC provider, or the domain of a web identity.",
      federatedElsewhere:
        "Only a role's trust policy takes an identity provider as principal: AWS rejects {{name}} here. Name the role.",
      malformedCanonical: "{{name}} is no canonical user id: it has 64 hexadecimal digits.",
      canonicalInTrust: "A trust policy takes no canonical user id. Name the account, user or role by its ARN.",
      unknownPartition: "There is no partition {{partition}}, so {{name}} is nobody, and AWS rejects the policy.",
      unknownRegion: "There is no region {{region}}, so {{name}} is no service, and AWS rejects the policy.",
      wrongAction: "{{kind}} principals assume this role by {{needed}}. {{action}} lets none of them in.",
      foreignAction:
        "{{action}} has no place in a trust policy: AWS takes only sts:AssumeRole and its kin, sts:TagSession, sts:SetSourceIdentity and sts:SetContext there.",
      shutOut: "{{name}} assumes a role by {{needed}}, which this policy does not allow it. It is not let in.",
      rolesAnywhere: "IAM Roles Anywhere needs {{actions}} too. Without, no certificate gives a session.",
      useName: "Write {{candidate}}",
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
      Statement(_statement, used) {
        checkStatement(context, used);
      },
      PolicyDocument({ policyType }, use) {
        if (policyType === "trust") checkRolesAnywhere(context, use);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkStatement(context: Context, used: StatementUse): void {
  const { statement, address, use } = used;
  const { policyType } = use.document;
  for (const problem of principalElementProblems(statement, policyType)) context.report({ ...problem, address });
  for (const element of [statement.principals, statement.notPrincipals]) {
    for (const principal of element?.items ?? []) checkPrincipal(context, used, principal);
  }
  if (policyType === "trust") checkTrust(context, used);
}

function checkPrincipal(context: Context, { address, use }: StatementUse, principal: Principal): void {
  const name = sampleOf(principal.text);
  // A variable where none may stand is `policy-variable`'s.
  if (name === undefined || name.includes("${") || isLeftOut(principal)) return;
  const problem = principalProblem(principal.principalKind, name, use.document.policyType);
  // A bare policy with a placeholder in it is a form that is filled in before AWS sees it.
  if (!problem || (use.holder === "bare" && isToBeFilled(principal))) return;
  const { candidate } = problem;
  context.report({
    ...withData(problem, { name: display(principal.text) }),
    node: principal,
    address,
    // With a hole in it the name is not written again.
    ...(candidate !== undefined &&
      literalOf(principal.text) !== undefined && {
        suggest: [
          {
            messageId: "useName",
            data: { candidate },
            fix: (fixer) => fixer.replaceText(principal.node, plainText(candidate)),
          },
        ],
      }),
  });
}

function isToBeFilled({ text }: Principal): boolean {
  return isForm(text) || /\w\s+\w/.test(display(text));
}
