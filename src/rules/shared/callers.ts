import { matchAction, policiesFrom, policiesOf, type EffectivePolicies } from "../../analysis/index.js";
import type { PolicyDocument, Statement, Template } from "../../model/index.js";
import { display, type RuleContext } from "../../rule-kit/index.js";

/** A holder of policies that works with DMS: what the caller rules judge. */
export interface Caller {
  /** Address of the principal or managed policy; empty for a bare policy. */
  readonly address: string;
  /** The documents written in this template. */
  readonly documents: readonly PolicyDocument[];
  /** All that the holder has. */
  readonly policies: EffectivePolicies;
}

/**
 * The holders of policies in a template that are allowed a `dms:` action by name or pattern. `*` does not count: an
 * administrator's policy is none of our business.
 */
export function callersOf(context: RuleContext, template: Template): readonly Caller[] {
  const ofPrincipals = template.principals.map((principal): Caller => {
    const policies = policiesOf(context.project, template, principal);
    const attached = policies.attachments.flatMap(({ documents }) => documents);
    return { address: principal.address, documents: [...principal.inlinePolicies, ...attached], policies };
  });
  const held = new Set(ofPrincipals.flatMap(({ policies }) => policies.documents.map(({ document }) => document)));
  const unheld = template.documents
    .filter(({ document }) => document.policyType === "identity" && !held.has(document))
    .map(({ document, address, holder }): Caller => {
      const policies = policiesFrom([document]);
      const isWhole = holder === "bare" && !context.settings.partialPolicies.includes(template.path);
      const open = isWhole ? [] : ["the policy's holder may have others that are not seen"];
      return { address, documents: [document], policies: { ...policies, open: [...policies.open, ...open] } };
    });
  return [...ofPrincipals, ...unheld].filter(({ policies }) => policies.documents.some(({ document }) => namesDms(document)));
}

function namesDms(document: PolicyDocument): boolean {
  return document.statements.some(
    (statement) => statement.effect === "Allow" && (statement.actions?.items ?? []).some(({ text }) => /^dms:/i.test(display(text))),
  );
}

/** The actions of an Allow statement that cover `iam:PassRole`. */
export function passRoleActions(statement: Statement): NonNullable<Statement["actions"]>["items"] {
  if (statement.effect !== "Allow") return [];
  return (statement.actions?.items ?? []).filter(({ text }) => matchAction(text, "iam:PassRole") === "yes");
}

/** Address of a statement: `Statement[1]` in a bare policy, the holder's address elsewhere. */
export function addressOf(caller: Caller, statement: Statement): string {
  return caller.address === "" ? `Statement[${String(statement.index)}]` : caller.address;
}
