import { addTo, oncePer, onceIn } from "../../source/index.js";
import { oncePerUnit, type IamPrincipal, type Project, type Resource, type Statement } from "../../model/index.js";
import { identityOf, reasonOf, type Text } from "../../tree/index.js";
import { nameInArn } from "../texts/arn-fields.js";
import { isArnOf } from "../texts/principal-arns.js";
import { mayHoldGrants, ownersOf } from "./granting-policies.js";
import { refersTo, resourceKey, resourcesIn } from "../resources/resource-key.js";
import { principalIndex } from "./principal-index.js";
import { isEveryone, namedRoleArns } from "./resource-policies.js";
import type { AccessRequest } from "../statements/statement-match.js";

/** The principal that asks, as the policies of resources name it. */
export type Grantee = Pick<IamPrincipal, "arn" | "nameNode">;

/**
 * The statements in policies of resources that may name a principal, and that may be about the resource of a request; in the
 * order of the run. `Resource: "*"` in a key policy means that key alone.
 *
 * @param referred The keys of the resources that the request names.
 */
export function statementsFor(
  project: Project,
  grantee: Grantee,
  request: AccessRequest,
  referred: readonly string[],
): readonly Statement[] {
  const known = namedPrincipals(project)(grantee);
  const found = new Set<Placed>();
  for (const alike of alikeAbout(resourceStatements(project), grantee, request, referred)) {
    const [first] = alike;
    if (!first) continue;
    const isFor = onceIn(known, first.principals, () => mayName(first.statement, grantee));
    if (isFor) for (const one of alike) found.add(one);
  }
  return [...found].sort((one, other) => one.index - other.index).map(({ statement }) => statement);
}

/** Whether a principal is named, by what `principalsKey` gives: most policies name the same few, and each role asks for all. */
const namedPrincipals = oncePerUnit(() => oncePer((_grantee: Grantee) => new Map<string, boolean>()));

function mayName({ notPrincipals, principals }: Statement, grantee: Grantee): boolean {
  const names = (principals?.items ?? []).filter(
    ({ principalKind }) => principalKind === "AWS" || principalKind === "*",
  );
  return (
    notPrincipals !== undefined ||
    principals?.incompleteReason !== undefined ||
    names.some(({ text }) => mayBe(text, grantee) || isEveryone(text) || isItself(text, grantee))
  );
}

/** Whether a text may be the ARN of a principal. */
export function mayBe(text: Text, grantee: Grantee): boolean {
  return isArnOf(text, grantee) !== "no";
}

function isItself(text: Text, { arn }: Grantee): boolean {
  const [key] = resourcesIn(arn);
  return key !== undefined && refersTo(text, key);
}

/** The statements that may be about a resource, in lists that name the same principals. Many of others are left out. */
function* alikeAbout(
  { byHolder, byService, unplaced }: ResourceStatements,
  grantee: Grantee,
  { action, resource }: AccessRequest,
  referred: readonly string[],
): Generator<readonly Placed[]> {
  const name = nameInArn(resource);
  yield* aboutName(unplaced, name, grantee);
  for (const key of referred) yield* oneByOne(byHolder.get(key), grantee);
  const ofService = byService.get(action.slice(0, action.indexOf(":")).toLowerCase());
  if (!ofService) return;
  yield* aboutName(ofService.ownerless, name, grantee);
  for (const key of referred) yield* oneByOne(ofService.byOwner.get(key), grantee);
  if (referred.length > 0) return;
  yield* aboutName(ofService.owned, name, grantee);
  if (reasonOf(resource) !== undefined) yield* groupsIn(ofService.ofKeys)(grantee);
}

function* oneByOne(statements: readonly Placed[] | undefined, grantee: Grantee): Generator<readonly Placed[]> {
  for (const one of statements ? eachIn(statements)(grantee) : []) yield [one];
}

const eachIn = oncePer((all: readonly Placed[]) => principalIndex(all, ({ statement }) => namedRoleArns(statement)));

const groupsIn = oncePer((groups: ByPrincipals) =>
  principalIndex([...groups.values()], ([first]) => first && namedRoleArns(first.statement)),
);

interface Placed {
  readonly statement: Statement;
  /** The place in the order of the run. */
  readonly index: number;
  /** The same for statements that name the same principals. */
  readonly principals: string;
}

/** Statements by the principals that they name. */
type ByPrincipals = Map<string, Placed[]>;

/** Statements, by the names in the ARNs of their resources. A run can have thousands, each for another bucket. */
interface NamedStatements {
  readonly all: ByPrincipals;
  readonly byName: Map<string, Placed[]>;
  /** Statements that may be about any name. */
  readonly open: ByPrincipals;
}

/** The statements that can be about a name, if it is known. */
function* aboutName(
  { all, byName, open }: NamedStatements,
  name: string | undefined,
  grantee: Grantee,
): Generator<readonly Placed[]> {
  yield* groupsIn(name === undefined ? all : open)(grantee);
  if (name !== undefined) yield* oneByOne(byName.get(name), grantee);
}

function addNamed({ all, byName, open }: NamedStatements, placed: Placed): void {
  addTo(all, placed.principals, placed);
  const names = new Set(placed.statement.resources?.items.map(({ text }) => nameInArn(text)) ?? [undefined]);
  for (const name of names) if (name !== undefined) addTo(byName, name, placed);
  if (names.has(undefined)) addTo(open, placed.principals, placed);
}

/** The statements for the resources of one service. */
interface ServiceStatements {
  readonly ofKeys: ByPrincipals;
  /** Those of resources that refer to no declared one. */
  readonly ownerless: NamedStatements;
  readonly owned: NamedStatements;
  /** Those in `owned`, by the keys of the resources to which they may belong. */
  readonly byOwner: Map<string, Placed[]>;
}

interface ResourceStatements {
  /** Statements of which it is not known to which resource they belong. */
  readonly unplaced: NamedStatements;
  readonly byHolder: Map<string, Placed[]>;
  readonly byService: Map<string, ServiceStatements>;
}

const resourceStatements = oncePer((project: Project): ResourceStatements => {
  const found: ResourceStatements = { unplaced: noNames(), byHolder: new Map(), byService: new Map() };
  let index = 0;
  for (const template of project.templates) {
    for (const { address, document, holderKind } of template.documents) {
      if (holderKind !== "resource" && holderKind !== "unseen") continue;
      const holder = holderKind === "resource" ? template.resources.get(address) : undefined;
      const owners = holder ? ownersOf(template, holder) : [];
      for (const statement of document.statements.filter(mayAllow)) {
        const placed = { statement, index: index++, principals: principalsKey(statement) };
        if (holderKind === "resource") addTo(found.byHolder, resourceKey(template, address), placed);
        if (holder) addPlaced(found, placed, holder, owners);
        else addNamed(found.unplaced, placed);
      }
    }
  }
  return found;
});

function mayAllow({ effect }: Statement): boolean {
  return effect === "Allow" || effect === "unknown";
}

/** The same for statements that name the same principals. */
function principalsKey({ notPrincipals, principals }: Statement): string {
  const names = (principals?.items ?? []).map(({ principalKind, text }) => [
    ...[principalKind, identityOf(text)],
    ...resourcesIn(text),
  ]);
  return JSON.stringify([notPrincipals !== undefined, principals?.incompleteReason !== undefined, names]);
}

function noneOfService(): ServiceStatements {
  return { ofKeys: new Map(), ownerless: noNames(), owned: noNames(), byOwner: new Map() };
}

function noNames(): NamedStatements {
  return { all: new Map(), byName: new Map(), open: new Map() };
}

function addPlaced(
  { byService }: ResourceStatements,
  placed: Placed,
  holder: Resource,
  owners: readonly string[],
): void {
  const { resourceKind, service } = holder;
  if (service === undefined || !mayHoldGrants(holder)) return;
  const known = onceIn(byService, service, noneOfService);
  if (resourceKind === "KmsKey") addTo(known.ofKeys, placed.principals, placed);
  else if (owners.length === 0) addNamed(known.ownerless, placed);
  else {
    addNamed(known.owned, placed);
    for (const owner of owners) addTo(known.byOwner, owner, placed);
  }
}
