import { matchAction, policiesFrom, policiesOf, type EffectivePolicies } from "../../analysis/index.js";
import type { DocumentUse, PolicyDocument, Statement, Template } from "../../model/index.js";
import { and, display, type Formula, type RuleContext } from "../../rule-kit/index.js";

/** A holder of policies that works with DMS: what the caller rules judge. */
export interface Caller {
  /** The documents that this template holds. */
  readonly own: readonly OwnDocument[];
  /** All that the holder has. */
  readonly policies: EffectivePolicies;
}

export interface OwnDocument {
  readonly document: PolicyDocument;
  /** When the holder has it. */
  readonly when: Formula;
  /** Address of the resource it stands in; empty for a bare policy. */
  readonly address: string;
}

/**
 * The holders of policies in a template that are allowed a `dms:` action by name or pattern, or that the settings call
 * the caller's. `*` does not count: an administrator's policy is none of our business.
 */
export function callersOf(context: RuleContext, template: Template): readonly Caller[] {
  const uses = template.documents.filter(({ document }) => document.policyType === "identity");
  const ofPrincipals = template.principals.map((principal): Caller => {
    const policies = policiesOf(context.project, template, principal);
    const own = policies.documents.flatMap(({ document, when }) => {
      const use = uses.find((one) => one.document === document);
      return use ? [{ document, when: and(principal.existence, when, document.when), address: use.address }] : [];
    });
    return { own, policies };
  });
  const held = new Set(ofPrincipals.flatMap(({ own }) => own.map(({ document }) => document)));
  const unheld = uses.filter(({ document }) => !held.has(document)).map((use) => callerOf(context, template, use));
  return [...ofPrincipals, ...unheld].filter(
    ({ own, policies }) =>
      policies.documents.some(({ document }) => namesDms(document)) ||
      own.some(({ address }) => isNamed(context, template, address)),
  );
}

/** A policy whose holder is not in the template. */
function callerOf(context: RuleContext, template: Template, { document, address, holder }: DocumentUse): Caller {
  const own = [{ document, when: document.when, address }];
  if (isNamed(context, template, address)) return { own, policies: namedPolicies(context) };
  const policies = policiesFrom([document]);
  const isWhole = holder === "bare" && !context.settings.partialPolicies.includes(template.path);
  const open = isWhole ? [] : ["the policy's holder may have others that are not seen"];
  return { own, policies: { ...policies, open: [...policies.open, ...open] } };
}

/** The settings name a policy by its file or by its address. */
function isNamed({ settings }: RuleContext, template: Template, address: string): boolean {
  return settings.callerPolicies.includes(address === "" ? template.path : address);
}

/** All policies that the settings call the caller's: one holder has them together. */
function namedPolicies(context: RuleContext): EffectivePolicies {
  const { project, settings } = context;
  const found = project.templates.flatMap((template) =>
    template.documents
      .filter(({ address, document }) => document.policyType === "identity" && isNamed(context, template, address))
      .map(({ document, address }) => ({ document, name: address === "" ? template.path : address })),
  );
  const unseen = settings.callerPolicies.filter((name) => !found.some((one) => one.name === name));
  const policies = policiesFrom(found.map(({ document }) => document));
  return { ...policies, open: unseen.map((name) => `the caller's policy ${name} is not in the linted files`) };
}

function namesDms({ statements }: PolicyDocument): boolean {
  return statements.some(({ actions, effect }) => effect === "Allow" && (actions?.items ?? []).some(isOfDms));
}

export function isOfDms({ text }: NonNullable<Statement["actions"]>["items"][number]): boolean {
  return /^dms:/i.test(display(text));
}

/** The actions of an Allow statement that cover `iam:PassRole`. */
export function passRoleActions(statement: Statement): NonNullable<Statement["actions"]>["items"] {
  if (statement.effect !== "Allow") return [];
  return (statement.actions?.items ?? []).filter(({ text }) => matchAction(text, "iam:PassRole") === "yes");
}

/** Address of a statement: `Statement[1]` in a bare policy, that of its resource elsewhere. */
export function addressOf({ address }: OwnDocument, { index }: Statement): string {
  return address === "" ? `Statement[${String(index)}]` : address;
}
