import { describe, expect, it } from "vitest";
import { plainText } from "../../src/iam/index.js";
import { lint, type LintOutcome, type LintUnit } from "../../src/linter/index.js";
import type { PolicyDocument, Statement, Template } from "../../src/model/index.js";
import { loadWasm } from "../../src/workspace/index.js";
import {
  defineRule,
  type Direction,
  type Fixer,
  type IamEdit,
  type Report,
  type Rule,
  type RuleContext,
} from "../../src/rule-kit/index.js";

/** What a rule under trial sees of a template. */
interface Seen {
  readonly template: Template;
  readonly document: PolicyDocument;
  readonly statement: Statement;
}

interface Trial {
  readonly name: string;
  readonly text: string;
  readonly filename?: string;
  /** Whether the finding is still due. */
  readonly isDue: (seen: Seen) => boolean;
  readonly edit: (fixer: Fixer, seen: Seen) => IamEdit;
  /** Of a suggestion; a fix has none. */
  readonly direction?: Direction;
  readonly repairsSpelling?: boolean;
  /** Why the law forbids the edit; absent where it does not. */
  readonly refused?: RegExp;
  /** The text belongs to others too, so that the edit is not even tried. */
  readonly isShared?: true;
}

/** A rule that proposes what the trial says wherever its finding is due. */
function ruleOf({ direction, edit, isDue, repairsSpelling = false }: Trial): Rule {
  return defineRule({
    name: "trial",
    meta: {
      type: "problem",
      fixable: direction === undefined,
      hasSuggestions: direction !== undefined,
      repairsSpelling,
      directions: { mend: direction ?? "renames" },
      docs: { description: "A rule under trial" },
      messages: { wrong: "It is wrong.", mend: "Mend it" },
    },
    create: (context) => ({
      Template(template) {
        const [held] = template.documents;
        const [statement] = held?.document.statements ?? [];
        if (!held || !statement) return;
        const seen = { template, document: held.document, statement };
        if (!isDue(seen)) return;
        const fix = (fixer: Fixer): IamEdit => edit(fixer, seen);
        context.report({
          node: statement,
          address: held.address,
          messageId: "wrong",
          ...(direction ? { suggest: [{ messageId: "mend", fix }] } : { fix }),
        });
      },
    }),
  });
}

async function run(trial: Trial, how: "fix" | "offer"): Promise<LintOutcome> {
  const { filename = "policy.json", text } = trial;
  const kind = filename.endsWith(".tf") ? "terraform" : filename.endsWith(".json") ? "policy" : "cloudformation";
  const unit: LintUnit = {
    kind,
    path: kind === "terraform" ? "." : filename,
    files: [filename],
    rules: new Map([["trial", { severity: "error", options: {} }]]),
    settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
    values: { parameters: {}, variables: {}, account: "123456789012" },
  };
  return lint({
    units: [unit],
    reader: { read: (path) => (path === filename ? text : undefined), list: () => [filename] },
    loadWasm,
    rules: [ruleOf(trial)],
    ...(how === "fix" ? { fix: "suggestions" } : { editProof: "proved" }),
  });
}

const policy = (...statements: readonly object[]): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2)}\n`;
const allow = (actions: string | readonly string[], resource: string | readonly string[] = "*"): object => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
});

const yamlList = `Resources:
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Action: s3:GetObject
            Resource: "*"
            Condition:
              StringEquals:
                aws:PrincipalOrgID: o-a
              StringEqual:
                aws:PrincipalOrgID: o-b
`;

const sharedTrust = `
data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["ec2.amazonaws.com"]
    }
  }
}
resource "aws_iam_role" "a" {
  name               = "a"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
resource "aws_iam_role" "b" {
  name               = "b"
  assume_role_policy = data.aws_iam_policy_document.trust.json
}
`;

const hasAction =
  (name: string) =>
  ({ statement }: Seen): boolean =>
    statement.actions?.items.some(({ text }) => text.parts[0]?.kind === "literal" && text.parts[0].text === name) ??
    false;

const firstAction = ({ statement }: Seen): Statement => statement;

const write =
  (name: string): Trial["edit"] =>
  (fixer, seen) => {
    const action = firstAction(seen).actions?.items[0];
    if (!action) throw new Error("the statement has no action");
    return fixer.replaceText(action.node, plainText(name));
  };

const trials: readonly Trial[] = [
  {
    name: "a slip of the letters",
    text: policy(allow("s3:GetObjcet")),
    isDue: hasAction("s3:GetObjcet"),
    edit: write("s3:GetObject"),
    repairsSpelling: true,
  },
  {
    name: "another verb",
    text: policy(allow("s3:GetObjectLagging")),
    isDue: hasAction("s3:GetObjectLagging"),
    edit: write("s3:PutObjectTagging"),
    repairsSpelling: true,
    refused: /it changes an action to s3:PutObjectTagging/,
  },
  {
    name: "a fix that grants something else",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:DeleteObject"),
    refused: /it changes what the policy grants/,
  },
  {
    name: "a fix that takes away what a wildcard covers",
    text: policy(allow(["s3:Get*", "s3:GetObject"])),
    isDue: ({ statement }) => statement.actions?.items.length === 2,
    edit: (fixer, { statement }) => {
      const { actions } = statement;
      if (actions?.node.kind !== "list" || !actions.items[1]) throw new Error("the statement has no list");
      return fixer.remove(actions.node, [actions.items[1].node]);
    },
  },
  {
    name: "a fix that takes away what only a wildcard of another statement with a condition covers",
    text: policy(allow(["s3:GetObject", "s3:PutObject"]), {
      ...allow("s3:*"),
      Condition: { Bool: { "aws:SecureTransport": "true" } },
    }),
    isDue: ({ statement }) => statement.actions?.items.length === 2,
    edit: (fixer, { statement }) => {
      const { actions } = statement;
      if (actions?.node.kind !== "list" || !actions.items[1]) throw new Error("the statement has no list");
      return fixer.remove(actions.node, [actions.items[1].node]);
    },
    refused: /it changes what the policy grants/,
  },
  {
    name: "an edit that leaves its finding",
    text: policy(allow("s3:GetObject")),
    isDue: () => true,
    edit: write("s3:getobject"),
    refused: /its finding is still there/,
  },
  {
    name: "an edit that brings up an error",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:GetNothingAtAll"),
    direction: "renames",
    refused: /known-action would then report/,
  },
  {
    name: "a suggestion that grants, and takes away",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:PutObject"),
    direction: "grants",
    refused: /it removes a permission/,
  },
  {
    name: "a suggestion that narrows, and grants",
    text: policy(allow("s3:GetObject")),
    isDue: hasAction("s3:GetObject"),
    edit: write("s3:Get*"),
    direction: "narrows",
    refused: /grants more after it/,
  },
  {
    name: "a suggestion that narrows",
    text: policy(allow("s3:Get*")),
    isDue: hasAction("s3:Get*"),
    edit: write("s3:GetObject"),
    direction: "narrows",
  },
  {
    name: "a key that is there",
    filename: "stack.yaml",
    text: yamlList,
    isDue: ({ statement }) => statement.conditions.length === 2,
    edit: (_, { statement }) => {
      const operator = statement.conditions[1]?.operator;
      if (!operator) throw new Error("the statement has no second condition");
      return { kind: "replace-text", node: { ...operator, kind: "text" }, text: plainText("StringEquals") };
    },
    direction: "renames",
    refused: /it writes a key twice|could not be read|its finding is still there/,
  },
  {
    name: "a value of the run",
    filename: "stack.yaml",
    text: yamlList,
    isDue: hasAction("s3:GetObject"),
    edit: (fixer, { statement }) => {
      const resource = statement.resources?.items[0];
      if (!resource) throw new Error("the statement has no resource");
      return fixer.replaceText(resource.node, plainText("arn:aws:s3:::logs-123456789012/*"));
    },
    direction: "narrows",
    refused: /it writes the value of account, which is given to this run only/,
  },
  {
    name: "a document that two roles share",
    filename: "main.tf",
    text: sharedTrust,
    isDue: ({ statement }) => statement.principals?.items.length === 1,
    edit: (fixer, { document }) => fixer.allowAssume(document, [plainText("dms.amazonaws.com")]),
    direction: "grants",
    isShared: true,
  },
];

it("a fix that takes a grant away does not pass beside a repair of the spelling", async () => {
  const text = policy(allow("s3:GetObject"), allow("s3:PutObjcet"));
  const rule = (name: string, wrong: string, right: string, repairsSpelling: boolean): Rule => ({
    ...ruleOf({ name, text, isDue: () => true, edit: write(right), repairsSpelling }),
    name,
    create: (context: RuleContext<Report>) => ({
      Statement(statement) {
        const action = statement.actions?.items[0];
        if (action?.text.parts[0]?.kind !== "literal" || action.text.parts[0].text !== wrong) return;
        const fix = (fixer: Fixer): IamEdit => fixer.replaceText(action.node, plainText(right));
        context.report({ node: statement, address: name, messageId: "wrong", fix });
      },
    }),
  });
  const both = [
    rule("harmful", "s3:GetObject", "s3:GetObjectAcl", false),
    rule("speller", "s3:PutObjcet", "s3:PutObject", true),
  ];
  const { refused, results } = await lint({
    units: [
      {
        kind: "policy",
        path: "policy.json",
        files: ["policy.json"],
        rules: new Map(both.map(({ name }) => [name, { severity: "error", options: {} } as const])),
        settings: { existingRoles: [], callerPolicies: [], regions: [], partialPolicies: [] },
        values: { parameters: {}, variables: {} },
      },
    ],
    reader: { read: () => text, list: () => [] },
    loadWasm,
    rules: both,
    fix: "fixes",
  });
  expect(refused.map(({ ruleId }) => ruleId)).toEqual(["harmful"]);
  expect(results[0]?.output).toBe(policy(allow("s3:GetObject"), allow("s3:PutObject")));
});

describe("the law of edits", () => {
  it.each(trials)("$name", async (trial) => {
    const offered = await run(trial, "offer");
    const fixed = await run(trial, "fix");
    const outputs = fixed.results.flatMap(({ output }) => output ?? []);
    const edits = offered.results.flatMap(({ messages }) =>
      messages.flatMap(({ fixes, suggestions = [] }) => [...(fixes ?? []), ...suggestions]),
    );
    expect(offered.results.some(({ messages }) => messages.length > 0)).toBe(true);
    if (trial.refused) {
      expect(offered.refused.map(({ reason }) => reason)).toEqual([expect.stringMatching(trial.refused)]);
      expect(fixed.refused.map(({ reason }) => reason)).toEqual([expect.stringMatching(trial.refused)]);
      expect({ edits, outputs }).toEqual({ edits: [], outputs: [] });
    } else {
      expect(offered.refused).toEqual([]);
      const count = trial.isShared ? 0 : 1;
      expect({ edits: edits.length, outputs: outputs.length }).toEqual({ edits: count, outputs: count });
    }
  });
});
