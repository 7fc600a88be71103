import { plainText } from "../analysis/index.js";
import type { DocumentUse, Principal } from "../model/index.js";
import { defineRule, display, type RuleContext } from "../rule-kit/index.js";
import { isLeftOut } from "./shared/left-out.js";
import { statementAddress, statementsIn, type UsedStatement } from "./shared/policies.js";
import { principalElementProblems } from "./shared/principal-element.js";
import { principalProblem } from "./shared/principal-problem.js";
import { hasPlaceholder, sampleOf } from "./shared/samples.js";
import { mismatchOf, missingForRolesAnywhere, rolesAnywhereIn } from "./shared/trust-actions.js";

export default defineRule({
  name: "principal",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames", useAction: "renames" },
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
      wrongAction: "{{kind}} principals assume a role by {{needed}}. {{action}} lets none of them in.",
      rolesAnywhere: "IAM Roles Anywhere needs {{actions}} too. Without, no certificate gives a session.",
      useName: "Write {{candidate}}",
      useAction: "Write {{needed}}",
    },
    keys: { unknownKind: ["kind"], wrongAction: ["action"], rolesAnywhere: ["actions"] },
  },
  create(context) {
    return {
      Template(template) {
        for (const used of statementsIn(template)) checkStatement(context, used);
        for (const use of template.documents) {
          if (use.document.policyType === "trust") checkRolesAnywhere(context, use);
        }
      },
    };
  },
});

function checkStatement(context: RuleContext, used: UsedStatement): void {
  const { statement, address, use } = used;
  const { policyType } = use.document;
  for (const { node, ...said } of principalElementProblems(statement, policyType)) {
    context.report({ node, address, ...said });
  }
  for (const element of [statement.principals, statement.notPrincipals]) {
    for (const principal of element?.items ?? []) checkPrincipal(context, used, principal);
  }
  if (policyType === "trust") checkAction(context, used);
}

function checkPrincipal(context: RuleContext, { address, use }: UsedStatement, principal: Principal): void {
  const name = sampleOf(principal.text);
  // A variable where none may stand is `policy-variable`'s.
  if (name === undefined || name.includes("${") || isLeftOut(principal)) return;
  const problem = principalProblem(principal.principalKind, name, use.document.policyType);
  // A bare policy with a placeholder in it is a form that is filled in before AWS sees it.
  if (!problem || (use.holder === "bare" && isForm(principal))) return;
  const { candidate } = problem;
  context.report({
    node: principal,
    address,
    messageId: problem.messageId,
    data: { name: display(principal.text) },
    ...(candidate !== undefined && {
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

function isForm({ text }: Principal): boolean {
  return hasPlaceholder(text) || /\w\s+\w/.test(display(text));
}

function checkAction(context: RuleContext, { statement, address }: UsedStatement): void {
  const mismatch = mismatchOf(statement);
  if (!mismatch) return;
  const { action, written, needed } = mismatch;
  const kind = statement.principals?.items[0]?.principalKind ?? "";
  const data = { kind, action: written, needed };
  context.report({
    node: action,
    address,
    messageId: "wrongAction",
    data,
    suggest: [{ messageId: "useAction", data, fix: (fixer) => fixer.replaceText(action.node, plainText(needed)) }],
  });
}

function checkRolesAnywhere(context: RuleContext, use: DocumentUse): void {
  const actions = missingForRolesAnywhere(use.document);
  const node = rolesAnywhereIn(use.document);
  if (!node || actions.length === 0) return;
  context.report({ node, address: statementAddress(use, { index: 0 }), messageId: "rolesAnywhere", data: { actions } });
}
