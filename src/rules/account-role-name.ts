import { awsPolicyName } from "../dms/index.js";
import { plainText, policiesOf, sameText } from "../iam/index.js";
import type { Role, Template } from "../model/index.js";
import { addTo, and, defineRule, display, isSatisfiable, type ContextOf, type RuleContext } from "../rule-kit/index.js";
import { accountRoles, attachedPolicies, failureOf, type AccountRole } from "./shared/account-roles/account-roles.js";
import { defaultNote } from "./shared/messages/defaults.js";
import { addRoleDependencies } from "./shared/account-roles/role-prerequisites.js";
import { intendedAccountRoles, isNamedAfter } from "./shared/account-roles/intended-roles.js";
import { roleName } from "./shared/messages/names.js";

const rule = defineRule({
  name: "account-role-name",
  meta: {
    type: "problem",
    hasSuggestions: true,
    directions: { useName: "renames" },
    docs: { description: "Require the exact name of each role that DMS looks up by name" },
    messages: {
      wrongName:
        "Role {{role}} has the policy {{policy}} but is named {{name}}{{basis}}. DMS finds the role only by the exact name {{expected}}. {{failure}}",
      almostName:
        "Role {{role}} is named {{name}}{{basis}}. DMS finds the role only by the exact name {{expected}}. {{failure}}",
      noName:
        "Role {{role}} has the policy {{policy}}, but its name is generated. DMS finds the role only by the exact name {{expected}}. {{failure}}",
      severalRoles:
        "Role {{role}} has the policies {{policy}}, which belong to different roles. DMS finds these only by the exact names {{expected}}. Declare a role for each.",
      useName: "Name the role {{expected}} (this replaces the role)",
    },
    keys: { wrongName: ["expected"], almostName: ["expected"], noName: ["expected"], severalRoles: ["expected"] },
  },
  create(context) {
    const candidates: Candidate[] = [];
    const rolesFor = new Map<AccountRole, Role[]>();
    return {
      Role(role) {
        const intended = intendedAccountRoles(context, context.template, role);
        if (intended.length > 0) candidates.push({ role, intended });
        for (const account of intended) addTo(rolesFor, account, role);
      },
      "Template:exit"() {
        for (const candidate of candidates) check(context, candidate, rolesFor);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

/** A role, and the account roles that it is probably intended to be. */
interface Candidate {
  readonly role: Role;
  readonly intended: readonly AccountRole[];
}

/** The roles that are probably intended to be each account role. */
type RolesFor = ReadonlyMap<AccountRole, readonly Role[]>;

function check(context: Context, { role, intended }: Candidate, rolesFor: RolesFor): void {
  const { template } = context;
  const [first, ...others] = intended;
  if (!first) return;
  const isGenerated = role.nameNode === undefined && role.namePrefix === undefined;
  if (!isGenerated && role.namePrefix === undefined) {
    const answers = intended.map(({ name }) => sameText(role.name, plainText(name)));
    if (answers.includes("yes")) return;
    if (answers.includes("unknown")) return context.skip(role, `the name of role ${roleName(role)} is not known`);
  }
  const shown = role.namePrefix ? `${display(role.namePrefix)}… (the rest is generated)` : display(role.name);
  const carried = intended.filter((account) => carriesPolicy(context, template, role, account));
  const data = {
    role: roleName(role),
    policy: carried.map(({ policyName }) => policyName),
    name: shown,
    basis: defaultNote(role.name),
    expected: intended.map(({ name }) => name),
    failure: failureOf(first),
  };
  const ofOne = isGenerated ? "noName" : carried.length > 0 ? "wrongName" : "almostName";
  context.report({
    node: role.nameNode ?? role.namePrefix ?? role,
    address: role.address,
    messageId: others.length > 0 ? "severalRoles" : ofOne,
    data,
    suggest: intended
      .filter((account) => !hasRival(role, rolesFor.get(account)) && !hasOtherPurpose(context, role, account))
      .map((account) => ({
        messageId: "useName",
        data: { ...data, expected: account.name },
        fix: (fixer) => [
          fixer.nameRole(template, role, account.name),
          ...addRoleDependencies(context, account, role, fixer),
        ],
      })),
  });
}

/** Whether another role may get the same name. Two roles cannot have one, and only the author knows which should. */
function hasRival(role: Role, alike: readonly Role[] = []): boolean {
  return alike.some((other) => other !== role && isSatisfiable(and(other.existence, role.existence)) !== false);
}

/** Whether a role with an unlike name has other permissions too: what uses them may know the role by its name. */
function hasOtherPurpose({ project, template }: Context, role: Role, account: AccountRole): boolean {
  const own = policiesOf(project, template, role).attachments.flatMap(({ documents }) => documents);
  const others = attachedPolicies(project, template, role).filter(({ text }) => !isOfAccountRole(awsPolicyName(text)));
  return !isNamedAfter(role, account) && role.inlinePolicies.length + own.length + others.length > 0;
}

function isOfAccountRole(policyName: string | undefined): boolean {
  return accountRoles.some((one) => one.policyName === policyName);
}

function carriesPolicy(context: RuleContext, template: Template, role: Role, { policyName }: AccountRole): boolean {
  return attachedPolicies(context.project, template, role).some(({ text }) => awsPolicyName(text) === policyName);
}
