import {
  actionsMatching,
  isIntendedFor,
  isMultiValued,
  isMultiValuedKey,
  operatorNames,
  readOperator,
  serviceConditionKey,
} from "../../iam/index.js";
import {
  dmsManagedPolicies,
  loadActionDescriptions,
  loadKeyMeanings,
  loadService,
  roleUses,
  serviceIndex,
  type ConditionKeyType,
} from "../../knowledge/index.js";
import { referenceCompletions, type DeclaredHere } from "./reference-completions.js";
import { completionKinds, type Completion } from "./completion.js";
import type { Wanted } from "./wanted.js";

/** What is offered for a place in a policy. `written`: the text before the cursor. */
export async function policyCompletions(
  wanted: Wanted,
  written: string,
  declared: DeclaredHere,
): Promise<readonly Completion[]> {
  const ofKind = (kind: "ManagedPolicy" | "Role"): DeclaredHere =>
    declared.filter(({ resourceKind }) => resourceKind === kind);
  switch (wanted.kind) {
    case "action":
      return wanted.holder === "trust" ? assumeActions() : actionCompletions(written);
    case "resource":
      return referenceCompletions(declared, wanted.actions);
    case "operator":
      return operatorCompletions(await typesOf(wanted.keys, wanted.actions), wanted.isKey);
    case "conditionKey":
      return keyCompletions(wanted);
    case "principal":
      return principals.map((text, order) => ({ text, order, kind: completionKinds.value }));
    case "managedPolicy":
      return [...managedPolicies(), ...referenceCompletions(ofKind("ManagedPolicy"), ["iam:policy"])];
    case "role":
      return referenceCompletions(ofKind("Role"), ["iam:PassRole"]);
    case "element":
      return elementCompletions(wanted);
    case "argument":
      return wanted.names.map((text, order) => ({ text, order, kind: completionKinds.key, isKey: true }));
    case "effect":
      return [value("Allow"), value("Deny")];
    case "version":
      return [value("2012-10-17")];
  }
}

/** The elements of a statement: in a document, and in the data source of Terraform. */
const elements = {
  document: ["Sid", "Effect", "Principal", "Action", "Resource", "Condition", "NotAction", "NotResource"],
  source: ["sid", "effect", "principals", "actions", "resources", "condition", "not_actions", "not_resources"],
};

const blocks: ReadonlySet<string> = new Set(["principals", "condition"]);

function elementCompletions({
  holder,
  isSource,
}: Extract<Wanted, { readonly kind: "element" }>): readonly Completion[] {
  const names = isSource ? elements.source : elements.document;
  const hidden = holder && hiddenElement[holder];
  return names.flatMap((text, order): readonly Completion[] => {
    if (hidden?.test(text)) return [];
    const positive = text.replace(/^not_?/i, "");
    const rival = positive === text ? `${isSource ? "not_" : "Not"}${text}` : positive;
    const isBlock = isSource && blocks.has(text);
    return [{ text, order, kind: completionKinds.key, isKey: true, rival, ...(isBlock && { mayRepeat: true }) }];
  });
}

/** What the holder of a policy says itself: a role is the resource of its trust policy. */
const hiddenElement = { trust: /Resource$/, identity: /^Principal$/ };

function value(text: string): Completion {
  return { text, kind: completionKinds.value };
}

/** The services that trust policies for DMS name. A name with a region in it is left to who knows the region. */
const principals: readonly string[] = [
  ...new Set(roleUses.flatMap(({ trustPrincipals }) => trustPrincipals.map(({ service }) => service))),
].filter((service) => !service.includes("${"));

function managedPolicies(): readonly Completion[] {
  // Those of service-linked roles cannot be attached to any other role.
  const attachable = dmsManagedPolicies.filter(({ arn }) => !arn.includes(":policy/aws-service-role/"));
  return attachable.map(({ arn, name, source, updated, version }, order) => ({
    text: arn.replace("${Partition}", "aws"),
    detail: `${version}, ${updated.slice(0, 10)}`,
    about: `The AWS managed policy [${name}](${source[0] ?? ""}).`,
    kind: completionKinds.value,
    order,
  }));
}

async function actionCompletions(written: string): Promise<readonly Completion[]> {
  const descriptions = await loadActionDescriptions();
  const colon = written.indexOf(":");
  if (colon < 0) return [...services(), ...knownActions(descriptions)];
  const prefix = written.slice(0, colon).toLowerCase();
  const service = serviceIndex.services.includes(prefix) ? await loadService(prefix) : undefined;
  if (!service) return [];
  const whole: Completion = { text: `${prefix}:*`, detail: "all actions", kind: completionKinds.action, order: 9 };
  return [
    ...actionsMatching(service, "*").map(({ facts, name }) => action(`${prefix}:${name}`, facts?.level, descriptions)),
    whole,
  ];
}

/** The actions that a trust policy can allow. */
async function assumeActions(): Promise<readonly Completion[]> {
  const descriptions = await loadActionDescriptions();
  const sts = await loadService("sts");
  return (sts ? actionsMatching(sts, "*") : [])
    .filter(({ name }) => /^(?:AssumeRole(?:With\w+)?|TagSession|SetSourceIdentity|SetContext)$/.test(name))
    .map(({ facts, name }) => action(`sts:${name}`, facts?.level, descriptions));
}

type Descriptions = Awaited<ReturnType<typeof loadActionDescriptions>>;

function action(text: string, level: string | undefined, descriptions: Descriptions): Completion {
  const description = descriptionOf(text, descriptions);
  return {
    text,
    kind: completionKinds.action,
    ...(level !== undefined && { detail: level }),
    ...(description !== undefined && { about: `Permission to ${description}.` }),
  };
}

function descriptionOf(text: string, descriptions: Descriptions): string | undefined {
  return new Map(Object.entries(descriptions)).get(text);
}

/** The actions that uses of DMS need, for who does not know their service. */
function knownActions(descriptions: Descriptions): readonly Completion[] {
  const names = new Set(roleUses.flatMap(({ actions }) => actions.map((need) => need.action)));
  return [...names].map((name) => ({ ...action(name, undefined, descriptions), order: 5 }));
}

function services(): readonly Completion[] {
  const used = new Set(roleUses.flatMap(({ actions }) => actions.map((need) => need.action.split(":")[0] ?? "")));
  return serviceIndex.services.map((service) => ({
    text: `${service}:`,
    kind: completionKinds.service,
    order: service === "dms" || used.has(service) ? 1 : 3,
    isStart: true,
  }));
}

/** The types of condition keys, as far as they are known. */
async function typesOf(keys: readonly string[], actions: readonly string[]): Promise<readonly ConditionKeyType[]> {
  const known = await keysOf(actions);
  const byName = new Map([...known].map(([name, type]) => [name.toLowerCase(), type]));
  return keys.flatMap((key) => byName.get(key.toLowerCase()) ?? []);
}

function operatorCompletions(types: readonly ConditionKeyType[], isKey: boolean): readonly Completion[] {
  return operatorNames
    .filter((name) => {
      const { family } = readOperator(name);
      return family === undefined || types.every((type) => isIntendedFor(family, type));
    })
    .map((text, order) => ({ text, order, kind: completionKinds.operator, ...(isKey && { isKey }) }));
}

/** Only AWS services send these, so they say nothing in a policy of an identity. */
const sentByServices = /^aws:Source(?:Arn|Account|OrgID|OrgPaths)$/;

async function keyCompletions({
  actions,
  holder,
  isKey,
  operator: { family, set },
}: Extract<Wanted, { readonly kind: "conditionKey" }>): Promise<readonly Completion[]> {
  const { global, ofServices } = await loadKeyMeanings();
  return [...(await keysOf(actions))]
    .filter(([, type]) => family === undefined || isIntendedFor(family, type))
    .filter(([name, type]) => set === undefined || isMultiValued(type) || isMultiValuedKey(name.toLowerCase()))
    .filter(([name]) => holder !== "identity" || !sentByServices.test(name))
    .map(([name, type]) => {
      // The user chooses what stands in the place of such a part.
      const text = name.replace(/\$\{\w+\}|<\w+>/, "");
      const holds = global.get(name)?.holds;
      const about = holds === undefined ? ofServices.get(name) : `It is ${holds}`;
      return {
        text,
        detail: type,
        kind: completionKinds.key,
        order: name.startsWith("aws:") ? 3 : 1,
        ...(about !== undefined && { about: `${about}.` }),
        ...(isKey && { isKey }),
      };
    });
}

/** Global keys that only the requests of some actions have. */
const ofSomeActions = /^aws:(?:RequestTag|ResourceTag|TagKeys)/;

/** The condition keys of actions, with the global ones. */
async function keysOf(actions: readonly string[]): Promise<ReadonlyMap<string, ConditionKeyType>> {
  const named = actions.map((written) => written.toLowerCase().split(":"));
  const isKnown = named.length > 0 && named.every(([prefix = ""]) => serviceIndex.services.includes(prefix));
  const globals = Object.entries(serviceIndex.globalKeys).filter(([name]) => !isKnown || !ofSomeActions.test(name));
  const found = new Map<string, ConditionKeyType>(globals);
  for (const [prefix = "", pattern = ""] of named) {
    const service = serviceIndex.services.includes(prefix) ? await loadService(prefix) : undefined;
    if (!service) continue;
    for (const { facts } of actionsMatching(service, pattern)) {
      const types = new Map(Object.entries(service.resourceTypes));
      const onTypes = [...(facts?.required ?? []), ...(facts?.optional ?? [])].flatMap(
        (name) => types.get(name)?.keys ?? [],
      );
      for (const name of [...(facts?.keys ?? []), ...onTypes]) {
        const key = serviceConditionKey(service, name);
        if (key) found.set(key.name, key.type);
      }
    }
  }
  return found;
}
