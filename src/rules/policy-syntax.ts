import { serviceIndex } from "../knowledge/index.js";
import type { HeldDocument, StructureProblem, StatementContext } from "../model/index.js";
import { type ContextOf, defineRule, isInside, literalOf, member } from "../rule-kit/index.js";
import { typeNames } from "./shared/messages/policy-types.js";
import { isAccepted } from "./policy-syntax/accepted-problem.js";
import { elementHint } from "./policy-syntax/element-hint.js";

const rule = defineRule({
  name: "policy-syntax",
  meta: {
    type: "problem",
    docs: { description: "Require policies to follow the grammar of their type" },
    messages: {
      "json-syntax": "This policy is not valid JSON: {{message}} AWS rejects it.",
      "not-a-document":
        "This is not a policy document, so AWS rejects it. Write a mapping with Version and Statement, or its JSON.",
      "unknown-element": "{{element}} is not an element of a {{where}}, so AWS rejects the policy.{{hint}}",
      "duplicate-element":
        "{{element}} is written twice in this {{where}}. AWS rejects the policy, or uses only the last one. Keep one.",
      "missing-statement": "This policy has no statement, so AWS rejects it. Add one.",
      "invalid-version":
        "{{version}} is not a version of the policy language, so AWS rejects the policy. Write 2012-10-17.",
      "statement-not-a-mapping":
        "This is not a statement, so AWS rejects the policy. Write a mapping with Effect, Action and Resource.",
      "missing-effect": "This statement has no Effect, so AWS rejects the policy. Write Allow or Deny.",
      "invalid-effect": "{{effect}} is not a valid Effect, so AWS rejects the policy. Write Allow or Deny.",
      effectCase: "Effect is case-sensitive: AWS rejects {{effect}} in most policies. Write {{right}}.",
      "missing-action": "This statement has no Action, so AWS rejects the policy. Add one.",
      "missing-resource": "This statement has no Resource, so AWS rejects the policy. Add one.",
      "exclusive-elements": "A statement cannot have both {{one}} and {{other}}: AWS rejects the policy. Keep one.",
      "misplaced-element": "{{element}} is not allowed in {{policyType}}: AWS rejects it. Remove the element.",
      "not-one-text": "{{element}} must be one string, not a list or a mapping. AWS rejects the policy.",
      "not-a-text": "This value must be a string. AWS rejects the policy.",
      "null-value": "{{element}} has a null value here, so AWS rejects the policy. Write a value, or remove it.",
      "nested-list": "This list is inside another list, so AWS rejects the policy. Write its values in the outer list.",
      "invalid-sid": "A Sid of this policy may have letters and digits only, so AWS rejects {{sid}}.",
      "condition-not-a-mapping":
        "Condition must be a mapping from operators, such as StringEquals. AWS rejects the policy.",
      "operator-not-a-mapping": "{{operator}} must be a mapping from condition keys to values. AWS rejects the policy.",
      controlAllow:
        "A resource control policy may only have Deny statements, so AWS rejects this one. AWS itself attaches the policy that allows everything.",
      controlAction:
        "Resource control policies do not apply to the service {{service}}: AWS rejects the policy. Remove the action.",
      controlEveryAction:
        "{{action}} has no service prefix, so AWS rejects the policy. In a resource control policy, write the service of each action.",
    },
    keys: {
      "unknown-element": ["element"],
      "duplicate-element": ["element"],
      "exclusive-elements": ["one"],
      "misplaced-element": ["element"],
      "null-value": ["element"],
      controlAction: ["service"],
    },
  },
  create(context) {
    return {
      PolicyDocument({ problems }, held) {
        for (const problem of problems) checkProblem(context, held, problem);
        checkEmpty(context, held);
      },
      Statement(_statement, where) {
        if (where.held.document.policyType === "rcp") checkResourceControl(context, where);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkProblem(context: Context, held: HeldDocument, problem: StructureProblem): void {
  if (isAccepted(problem, held, context.template)) return;
  const { code, node, data } = problem;
  const { document } = held;
  const index = document.statements.find(({ location }) => isInside(node.location, location))?.index;
  const address = held.address !== "" || index === undefined ? held.address : `Statement[${String(index)}]`;
  const [effect, version] = [data.effect, data.version].map((value) => (value === "" ? "An empty text" : value));
  // AWS rejects another case in a managed policy (https://github.com/hashicorp/terraform/issues/10057), but roles are deployed that
  // trust with `allow`: https://github.com/aws-ia/terraform-aws-control_tower_account_factory
  const right = ["Allow", "Deny"].find((one) => one.toLowerCase() === effect?.toLowerCase());
  const begin = { ...(effect && { effect }), ...(version && { version }), ...(right && { right }) };
  const filled = { ...blank, ...data, ...begin, policyType: typeNames[document.policyType], hint: elementHint(data) };
  context.report({ node, address, messageId: right ? "effectCase" : code, data: filled });
}

/** Empty data for all messages. Each problem fills in only what its message shows. */
const blank = {
  message: "",
  where: "",
  element: "",
  version: "",
  effect: "",
  right: "",
  one: "",
  other: "",
  sid: "",
  operator: "",
};

/** Reports an empty statement list. Not if a condition decides it, and not for blocks: `dynamic` may create none. */
function checkEmpty(context: Context, { document, address }: HeldDocument): void {
  const list = member(document.node, "Statement");
  const isWritten = list?.layout !== undefined && list.layout.style !== "blocks" && list.isConditional === undefined;
  const isEmpty = list?.kind === "list" && isWritten && list.items.length === 0;
  if (isEmpty && list.incompleteReason === undefined)
    context.report({ node: list, address, messageId: "missing-statement" });
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
function checkResourceControl(context: Context, { statement, address }: StatementContext): void {
  const effect = statement.node.entries.find(({ key }) => key.text === "Effect")?.value;
  if (statement.effect === "Allow") context.report({ node: effect ?? statement, address, messageId: "controlAllow" });
  for (const action of statement.actions?.items ?? []) {
    const written = literalOf(action.text);
    const service = written?.split(":")[0]?.toLowerCase();
    if (service === undefined || statement.effect !== "Deny") continue;
    if (/^[*?]+$/.test(service))
      context.report({ node: action, address, messageId: "controlEveryAction", data: { action: written ?? "" } });
    else if (!/[*?]/.test(service) && !serviceIndex.resourceControlled.includes(service))
      context.report({ node: action, address, messageId: "controlAction", data: { service } });
  }
}
