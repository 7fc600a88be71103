import { plainText } from "../../../src/iam/index.js";
import { lint, type LintOutcome, type LintUnit } from "../../../src/linter/index.js";
import type { PolicyDocument, Statement, Template } from "../../../src/model/index.js";
import { loadWasm } from "../../../src/workspace/index.js";
import { defineRule, type Direction, type Fixer, type IamEdit, type Rule } from "../../../src/rule-kit/index.js";

/** What a rule under trial sees of a template. */
export interface Seen {
  readonly template: Template;
  readonly document: PolicyDocument;
  readonly statement: Statement;
}

/** A text, an edit of it, and what the law says of the edit. */
export interface Trial {
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
export function ruleOf({ direction, edit, isDue, repairsSpelling = false }: Trial): Rule {
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

/** Lints the text of a trial: mends it, or offers the edit. */
export async function run(trial: Trial, how: "fix" | "offer"): Promise<LintOutcome> {
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

/** A policy of some statements, and one of these. */
export const policy = (...statements: readonly object[]): string =>
  `${JSON.stringify({ Version: "2012-10-17", Statement: statements }, null, 2)}\n`;
export const allow = (actions: string | readonly string[], resource: string | readonly string[] = "*"): object => ({
  Effect: "Allow",
  Action: actions,
  Resource: resource,
});

/** Whether the statement lists an action by this name. */
export const hasAction =
  (name: string) =>
  ({ statement }: Seen): boolean =>
    statement.actions?.items.some(({ text }) => text.parts[0]?.kind === "literal" && text.parts[0].text === name) ??
    false;

/** An edit that writes another name for the first action. */
export const write =
  (name: string): Trial["edit"] =>
  (fixer, { statement }) => {
    const action = statement.actions?.items[0];
    if (!action) throw new Error("the statement has no action");
    return fixer.replaceText(action.node, plainText(name));
  };
