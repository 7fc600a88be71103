import { nearest } from "../iam/index.js";
import { serviceIndex } from "../knowledge/index.js";
import type { DocumentUse, StructureProblem, Template, StatementUse } from "../model/index.js";
import { defineRule, literalOf, member, type ContextOf, isInside } from "../rule-kit/index.js";
import { typeNames } from "./shared/policy-types.js";
import { policyKindOf } from "./shared/policies.js";

const rule = defineRule({
  name: "policy-syntax",
  meta: {
    type: "problem",
    docs: { description: "Require policies to follow the grammar of their type" },
    messages: {
      "json-syntax": "This policy is no valid JSON: {{message}}. AWS rejects it.",
      "not-a-document": "A policy document is due here: a mapping with Version and Statement, or its JSON.",
      "unknown-element": "A {{where}} has no element {{element}}.{{hint}} AWS rejects the policy.",
      "duplicate-element":
        "{{element}} stands twice in this {{where}}. AWS rejects the policy, or takes the last one only.",
      "missing-statement": "This policy has no Statement. AWS rejects it.",
      "invalid-version": "{{version}} is no version of the policy language: 2012-10-17 is the current one.",
      "statement-not-a-mapping": "A statement is due here: a mapping with Effect, Action and Resource.",
      "missing-effect": "This statement has no Effect. Say whether it is Allow or Deny.",
      "invalid-effect": "Effect is Allow or Deny, written so. AWS rejects {{effect}}.",
      "missing-action": "This statement has no Action. AWS rejects the policy.",
      "missing-resource": "This statement has no Resource. AWS rejects the policy.",
      "exclusive-elements": "A statement takes {{one}} or {{other}}, not both. AWS rejects the policy.",
      "misplaced-element": "{{element}} has no place in {{policyType}}. AWS rejects it.",
      "not-one-text": "{{element}} is one text, not a list or a mapping. AWS rejects the policy.",
      "not-a-text": "A text is due here. AWS rejects the policy.",
      "null-value": "{{element}} has no value here, it is null. AWS rejects the policy: write a value, or take it out.",
      "nested-list": "A list stands in a list here. AWS rejects the policy; write the values side by side.",
      "invalid-sid": "AWS takes letters and digits in the Sid of such a policy: it rejects {{sid}}.",
      "condition-not-a-mapping": "Condition is a mapping of operators, such as StringEquals. AWS rejects the policy.",
      "operator-not-a-mapping":
        "{{operator}} is followed by a mapping of condition keys and their values. AWS rejects the policy.",
      controlAllow: "A resource control policy only denies: AWS attaches the policy that allows everything itself.",
      controlAction: "Resource control policies do not reach the service {{service}}: AWS rejects the policy.",
      controlEveryAction: "A resource control policy names a service with each action. AWS rejects {{action}}.",
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
      PolicyDocument({ problems }, use) {
        for (const problem of problems) checkProblem(context, context.template, use, problem);
        checkEmpty(context, use);
      },
      Statement(_statement, used) {
        if (used.use.document.policyType === "rcp") checkResourceControl(context, used);
      },
    };
  },
});

export default rule;

type Context = ContextOf<typeof rule>;

function checkProblem(context: Context, template: Template, use: DocumentUse, problem: StructureProblem): void {
  const { code, node, data } = problem;
  const { document } = use;
  // Whether a resource's policy names resources is a matter of the service.
  const isDue = document.policyType !== "resource" || policyKindOf(template, use)?.resource === "required";
  if (code === "missing-resource" && !isDue) return;
  // The number of an account, for one.
  if (code === "not-a-text" && data.element !== undefined && template.dialect.takesNumbersAsTexts) return;
  const index = document.statements.find(({ location }) => isInside(node.location, location))?.index;
  const inBare = index === undefined ? "" : `Statement[${String(index)}]`;
  const filled = { ...blank, ...data, policyType: typeNames[document.policyType], hint: hintFor(data) };
  context.report({ node, address: use.address === "" ? inBare : use.address, messageId: code, data: filled });
}

/** What one problem or another has to say. */
const blank = {
  message: "",
  where: "",
  element: "",
  version: "",
  effect: "",
  one: "",
  other: "",
  sid: "",
  operator: "",
};

/** A list that a program fills or leaves empty is not written, nor is one of blocks: `dynamic` ones may give none here. */
function checkEmpty(context: Context, { document, address }: DocumentUse): void {
  const list = member(document.node, "Statement");
  const isWritten = list?.layout !== undefined && list.layout.style !== "blocks" && list.isChosen === undefined;
  const isEmpty = list?.kind === "list" && isWritten && list.items.length === 0;
  if (isEmpty && list.open === undefined) context.report({ node: document, address, messageId: "missing-statement" });
}

const elements: Readonly<Record<string, readonly string[]>> = {
  policy: ["Version", "Id", "Statement"],
  statement: [
    ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
    ...["Resource", "NotResource", "Condition"],
  ],
};

function hintFor({ element = "", where = "" }: StructureProblem["data"]): string {
  const [found] = nearest(element, elements[where] ?? []);
  return found === undefined ? "" : ` Write ${found}.`;
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
function checkResourceControl(context: Context, { statement, address }: StatementUse): void {
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
