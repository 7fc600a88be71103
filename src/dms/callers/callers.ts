import {
  hasUsers,
  isOnlyBoundary,
  isRole,
  matchAction,
  policiesFrom,
  policiesWithGroups,
  type EffectivePolicies,
} from "../../iam/index.js";
import { dmsManagedPolicies } from "../../knowledge/index.js";
import {
  statementAddress,
  type HeldDocument,
  type IamPrincipal,
  type PolicyDocument,
  type Project,
  type Statement,
  type Template,
} from "../../model/index.js";
import { groupBy, oncePer, onceIn } from "../../source/index.js";
import { and, display, literalOf, type Formula } from "../../tree/index.js";
import { isNamedCaller, namedPolicies } from "./named-callers.js";
import { trustsOnlyServicesOfUses } from "../roles/service-trust.js";

/** The run in which callers are searched. */
export interface CallerSearch {
  readonly project: Project;
  readonly settings: {
    /** The policies of the caller, by file or address, or the addresses of those who have them. */
    readonly callerPolicies: readonly string[];
    /** Policy files whose holder also has other policies. */
    readonly partialPolicies: readonly string[];
  };
}

/** A role, user, group or bare policy, with all policies that count for it. */
export interface PolicyHolder {
  /** The role, user or group. Absent if the template only has the policy. */
  readonly principal?: IamPrincipal;
  /** The policy documents in this template. */
  readonly own: readonly OwnDocument[];
  /** All policies of the holder. */
  readonly policies: EffectivePolicies;
  /** Whether `callerPolicies` names the holder or one of the own documents. */
  readonly isNamed: boolean;
  /** The AWS managed policies of the run that are not about DMS. */
  readonly generalPolicies: ReadonlySet<PolicyDocument>;
}

export interface OwnDocument {
  readonly document: PolicyDocument;
  /** The condition under which the holder has the document. */
  readonly when: Formula;
  /** The address of the resource that contains the document. Empty for a policy file. */
  readonly address: string;
}

/** The callers of DMS in a template. The rules about missing permissions of callers judge them. */
export function callersOf(context: CallerSearch, template: Template): readonly PolicyHolder[] {
  return policyHoldersIn(context, template).filter((holder) => worksWithDms(holder) && mayCall(holder));
}

/** The callers that may deploy something. A role that only schedules and event rules have makes the one request of each. */
export function deployersOf(context: CallerSearch, template: Template): readonly PolicyHolder[] {
  return callersOf(context, template).filter(
    ({ isNamed, principal }) => isNamed || !principal || !isOfServices(principal, servicesOfTargets),
  );
}

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html */
const servicesOfTargets = ["scheduler.amazonaws.com", "events.amazonaws.com"];

/** A document that callers have as their own. */
export interface DocumentOfCallers {
  readonly own: OwnDocument;
  /** All of them: the order of the resources makes no difference to what is judged. */
  readonly callers: readonly PolicyHolder[];
  /** Whether somebody who is no caller has the document too, and may need what callers do not. */
  readonly isForOthers: boolean;
}

/** The documents that callers in a template have as their own, each once. */
export function heldDocuments(context: CallerSearch, template: Template): readonly DocumentOfCallers[] {
  const all = new Set(callersOf(context, template));
  const held = policyHoldersIn(context, template).flatMap((holder) => holder.own.map((own) => ({ holder, own })));
  return [...groupBy(held, ({ own }) => own.document).values()].flatMap((ofDocument) => {
    const ofCallers = ofDocument.filter(({ holder }) => all.has(holder));
    const callers = ofCallers.map(({ holder }) => holder);
    return ofCallers.slice(0, 1).map(({ own }) => ({ own, callers, isForOthers: callers.length < ofDocument.length }));
  });
}

/**
 * Whether a holder can be a caller. A role that only services can assume is no caller: nobody deploys with it.
 * Permissions that it does not need are still reported.
 */
export function mayCall({ isNamed, principal }: PolicyHolder): boolean {
  return isNamed || !principal || !isOfServices(principal);
}

/**
 * Whether a holder works with DMS: a statement allows a `dms:` action by name or pattern, or `callerPolicies` names one
 * of its policies. `*` does not count, because it is for administrators. Copies of the policies of DMS itself do not
 * count either, nor does `ReadOnlyAccess`, which names the actions of every service.
 */
export const worksWithDms = oncePer(({ generalPolicies, policies, isNamed }: PolicyHolder): boolean => {
  const isOfCaller = (document: PolicyDocument): boolean =>
    namesDms(document) && !generalPolicies.has(document) && !isOfServiceLinkedRole(document);
  return isNamed || policies.documents.some(({ document }) => isOfCaller(document));
});

const generalPoliciesOf = oncePer(({ awsManagedPolicies }: Project): ReadonlySet<PolicyDocument> => {
  const ofDms = new Set(dmsManagedPolicies.map(({ name }) => name));
  return new Set([...awsManagedPolicies].flatMap(([name, { document }]) => (ofDms.has(name) ? [] : [document])));
});

/**
 * Whether a document is a copy of the policy of DMS Serverless itself. The condition shows this: DMS Serverless tags
 * its own resources. https://docs.aws.amazon.com/dms/latest/userguide/slr-services-sl.html
 */
function isOfServiceLinkedRole({ statements }: PolicyDocument): boolean {
  return statements.some(({ conditions }) =>
    conditions.some(
      ({ key, values }) =>
        /^dms:req-tag\/ResourceCreatedBy$/i.test(display(key)) &&
        values.items.some(({ text }) => literalOf(text) === "DMSServerless"),
    ),
  );
}

/** A cache, because many rules ask for the holders of a template. The settings of another unit may name other callers. */
const holdersByTemplate = oncePer((_project: Project) =>
  oncePer((_settings: CallerSearch["settings"]) => new Map<Template, readonly PolicyHolder[]>()),
);

/** All holders of policies in a template. */
export function policyHoldersIn(context: CallerSearch, template: Template): readonly PolicyHolder[] {
  return onceIn(holdersByTemplate(context.project)(context.settings), template, () => findHolders(context, template));
}

function findHolders(context: CallerSearch, template: Template): readonly PolicyHolder[] {
  const uses = template.documents.filter(({ document }) => document.policyType === "identity");
  const useOf = new Map(uses.toReversed().map((use) => [use.document, use]));
  const generalPolicies = generalPoliciesOf(context.project);
  // What a group allows is judged with all that its users have.
  const asking = template.principals.filter((principal) => !hasUsers(context.project, template, principal));
  const ofPrincipals = asking.map((principal): PolicyHolder => {
    const policies = policiesWithGroups(context.project, template, principal);
    const own = policies.documents.flatMap(({ document, when }) => {
      const use = useOf.get(document);
      return use ? [{ document, when: and(principal.existence, when, document.when), address: use.address }] : [];
    });
    const addresses = [principal.address, ...own.map(({ address }) => address)];
    const isNamed = addresses.some((address) => isNamedCaller(context.settings.callerPolicies, template, address));
    return {
      principal,
      own,
      isNamed,
      generalPolicies,
      policies: isNamed
        ? together(namedPolicies(context.project, context.settings.callerPolicies), policies)
        : policies,
    };
  });
  const held = new Set(ofPrincipals.flatMap(({ own }) => own.map(({ document }) => document)));
  // A permissions boundary only limits its holder and grants nothing.
  const unheld = uses.filter(({ document }) => !held.has(document) && !isOnlyBoundary(context.project, document));
  return [...ofPrincipals, ...unheld.map((use) => callerOf(context, template, use))];
}

function isOfServices(principal: IamPrincipal, others: readonly string[] = []): boolean {
  const isTrusting = principal.trust.some(({ statements }) => statements.length > 0);
  return isRole(principal) && isTrusting && trustsOnlyServicesOfUses(principal, others);
}

/** The holder of a policy that is not attached in the template. */
function callerOf(
  context: CallerSearch,
  template: Template,
  { document, address, holderKind }: HeldDocument,
): PolicyHolder {
  const own = [{ document, when: document.when, address }];
  const isNamed = isNamedCaller(context.settings.callerPolicies, template, address);
  const policies = isNamed ? namedPolicies(context.project, context.settings.callerPolicies) : policiesFrom([document]);
  const isPartial = context.settings.partialPolicies.includes(template.path);
  const isWhole = !isPartial && (isNamed || holderKind === "bare");
  const incompleteReasons = [...policies.incompleteReasons, "the holder of the policy may have other policies"];
  // The policies of `callerPolicies` are the same object for all holders: what is found about them is kept for it.
  const generalPolicies = generalPoliciesOf(context.project);
  return { own, isNamed, generalPolicies, policies: isWhole ? policies : { ...policies, incompleteReasons } };
}

/**
 * Joins both sets of policies. The policies of `callerPolicies` come first, so that their order is the same for all
 * holders.
 */
function together(named: EffectivePolicies, held: EffectivePolicies): EffectivePolicies {
  const known = new Set(named.documents.map(({ document }) => document));
  return {
    ...held,
    documents: [...named.documents, ...held.documents.filter(({ document }) => !known.has(document))],
    incompleteReasons: [...new Set([...named.incompleteReasons, ...held.incompleteReasons])],
  };
}

/** Each rule about callers asks for each document. */
const namesDms = oncePer(({ statements }: PolicyDocument): boolean =>
  statements.some(({ actions, effect }) => effect === "Allow" && (actions?.items ?? []).some(isOfDms)),
);

export function isOfDms({ text }: NonNullable<Statement["actions"]>["items"][number]): boolean {
  return /^dms:/i.test(display(text));
}

/** The actions of an Allow statement that cover `iam:PassRole`. */
export function passRoleActions(statement: Statement): NonNullable<Statement["actions"]>["items"] {
  if (statement.effect !== "Allow") return [];
  return (statement.actions?.items ?? []).filter(({ text }) => matchAction(text, "iam:PassRole") === "yes");
}

/** The place of a statement, for a skip. */
export function placeOfStatement({ held, statement }: { readonly held: OwnDocument; readonly statement: Statement }): {
  readonly location: Statement["location"];
  readonly address: string;
} {
  return { location: statement.location, address: statementAddress(held, statement) };
}
