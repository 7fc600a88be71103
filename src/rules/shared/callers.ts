import {
  type EffectivePolicies,
  isOnlyBoundary,
  isRole,
  matchAction,
  perProject,
  policiesFrom,
  policiesOf,
} from "../../iam/index.js";
import type { HeldDocument, IamPrincipal, PolicyDocument, Statement, Template } from "../../model/index.js";
import { and, display, literalOf, type Formula, type RuleContext } from "../../rule-kit/index.js";
import { trustsOnlyServicesOfUses } from "./dms-only.js";

/** A holder of policies. */
export interface PolicyHolder {
  /** The role, user or group; absent where the template shows a policy only. */
  readonly principal?: IamPrincipal;
  /** The documents in this template. */
  readonly own: readonly OwnDocument[];
  /** All policies of the holder. */
  readonly policies: EffectivePolicies;
  /** Whether `callerPolicies` names one of the own documents. */
  readonly isNamed: boolean;
}

export interface OwnDocument {
  readonly document: PolicyDocument;
  /** The condition under which the holder has it. */
  readonly when: Formula;
  /** The address of the resource that contains it; empty for a policy file. */
  readonly address: string;
}

/** The callers of DMS in a template: the rules about missing caller permissions judge them. */
export function callersOf(context: RuleContext, template: Template): readonly PolicyHolder[] {
  return policyHoldersIn(context, template).filter((holder) => worksWithDms(holder) && mayCall(holder));
}

/** Nobody signs in as a role that only DMS assumes, so it is no caller. Its excess permissions are still reported. */
export function mayCall({ isNamed, principal }: PolicyHolder): boolean {
  return isNamed || !principal || !isOfServices(principal);
}

/**
 * Whether a holder is allowed a `dms:` action by name or pattern, or `callerPolicies` names one of its policies.
 * Neither `*`, which is for administrators, nor copies of the policies of DMS count.
 */
export function worksWithDms({ policies, isNamed }: PolicyHolder): boolean {
  return isNamed || policies.documents.some(({ document }) => namesDms(document) && !isOfServiceLinkedRole(document));
}

/** DMS Serverless tags its own resources. https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html */
function isOfServiceLinkedRole({ statements }: PolicyDocument): boolean {
  return statements.some(({ conditions }) =>
    conditions.some(
      ({ key, values }) =>
        /^dms:req-tag\/ResourceCreatedBy$/i.test(display(key)) &&
        values.items.some(({ text }) => literalOf(text) === "DMSServerless"),
    ),
  );
}

/** A cache: many rules ask for the holders of a template. */
const held = perProject(() => new Map<Template, readonly PolicyHolder[]>());

/** All holders of policies in a template. */
export function policyHoldersIn(context: RuleContext, template: Template): readonly PolicyHolder[] {
  const known = held(context.project);
  const found = known.get(template) ?? findHolders(context, template);
  known.set(template, found);
  return found;
}

function findHolders(context: RuleContext, template: Template): readonly PolicyHolder[] {
  const uses = template.documents.filter(({ document }) => document.policyType === "identity");
  const ofPrincipals = template.principals.map((principal): PolicyHolder => {
    const policies = policiesOf(context.project, template, principal);
    const own = policies.documents.flatMap(({ document, when }) => {
      const use = uses.find((one) => one.document === document);
      return use ? [{ document, when: and(principal.existence, when, document.when), address: use.address }] : [];
    });
    const isNamed = own.some(({ address }) => isCallers(context, template, address));
    return { principal, own, isNamed, policies: isNamed ? together(namedPolicies(context), policies) : policies };
  });
  const held = new Set(ofPrincipals.flatMap(({ own }) => own.map(({ document }) => document)));
  // A policy that only limits its holder grants nothing.
  const unheld = uses.filter(({ document }) => !held.has(document) && !isOnlyBoundary(context.project, document));
  return [...ofPrincipals, ...unheld.map((use) => callerOf(context, template, use))];
}

function isOfServices(principal: IamPrincipal): boolean {
  const isTrusting = principal.trust.some(({ statements }) => statements.length > 0);
  return isRole(principal) && isTrusting && trustsOnlyServicesOfUses(principal);
}

/** The holder of a policy that the template does not show. */
function callerOf(
  context: RuleContext,
  template: Template,
  { document, address, holderKind }: HeldDocument,
): PolicyHolder {
  const own = [{ document, when: document.when, address }];
  const isNamed = isCallers(context, template, address);
  const policies = isNamed ? namedPolicies(context) : policiesFrom([document]);
  const isPartial = context.settings.partialPolicies.includes(template.path);
  const isWhole = !isPartial && (isNamed || holderKind === "bare");
  const incompleteReasons = isWhole ? [] : ["the holder of the policy may have other policies"];
  return {
    own,
    isNamed,
    policies: { ...policies, incompleteReasons: [...policies.incompleteReasons, ...incompleteReasons] },
  };
}

/** `callerPolicies` names a policy by its file or by its address. */
function isCallers({ settings }: RuleContext, template: Template, address: string): boolean {
  return settings.callerPolicies.includes(address === "" ? template.path : address);
}

/** All policies in `callerPolicies`: one holder has them together. */
function namedPolicies(context: RuleContext): EffectivePolicies {
  const { project, settings } = context;
  const found = project.templates.flatMap((template) =>
    template.documents
      .filter(({ address, document }) => document.policyType === "identity" && isCallers(context, template, address))
      .map(({ document, address }) => ({ document, name: address === "" ? template.path : address })),
  );
  const unseen = settings.callerPolicies.filter((name) => !found.some((one) => one.name === name));
  const policies = policiesFrom(found.map(({ document }) => document));
  return {
    ...policies,
    incompleteReasons: unseen.map((name) => `the caller's policy ${name} is not in the linted files`),
  };
}

/** The policies in `callerPolicies` come first, so that all holders have them in the same order. */
function together(named: EffectivePolicies, held: EffectivePolicies): EffectivePolicies {
  const known = new Set(named.documents.map(({ document }) => document));
  return {
    ...held,
    documents: [...named.documents, ...held.documents.filter(({ document }) => !known.has(document))],
    incompleteReasons: [...new Set([...named.incompleteReasons, ...held.incompleteReasons])],
  };
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

/** The address of a statement: `Statement[1]` in a policy file, else that of its resource. */
export function addressOf({ address }: OwnDocument, { index }: Statement): string {
  return address === "" ? `Statement[${String(index)}]` : address;
}
