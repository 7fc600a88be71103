import { addTo, groupBy, oncePer } from "../source/index.js";
import type { PolicyDocument, Project, Resource, ResourceKind, Template } from "../model/index.js";
import { reasonOf } from "../tree/index.js";
import { nameInArn } from "./arn-fields.js";
import { resourceKey } from "./resource-key.js";
import type { AccessRequest } from "./statement-match.js";

/** The documents of a template, by the address of their holder. */
export const documentsByAddress = oncePer(({ documents }: Template) => groupBy(documents, ({ address }) => address));

/**
 * The policies of resources in a run that may apply to the resource of a request, in the order of the run. `Resource: "*"`
 * in a key policy means that key alone.
 *
 * @param referred The keys of the resources that the request names.
 */
export function documentsAbout(
  project: Project,
  { action, resource }: AccessRequest,
  referred: readonly string[],
): readonly PolicyDocument[] {
  const { byHolder, byService, unplaced } = resourceDocuments(project);
  const ofService = byService.get(action.slice(0, action.indexOf(":")).toLowerCase());
  const name = nameInArn(resource);
  const found = new Set([...aboutName(unplaced, name), ...referred.flatMap((key) => byHolder.get(key) ?? [])]);
  const add = (more: readonly Placed[] = []): void => {
    for (const one of more) found.add(one);
  };
  if (ofService) add(aboutName(ofService.ownerless, name));
  if (ofService && referred.length === 0) add(aboutName(ofService.owned, name));
  else for (const key of referred) add(ofService?.byOwner.get(key));
  if (referred.length === 0 && reasonOf(resource) !== undefined) add(ofService?.ofKeys);
  return [...found].sort((one, other) => one.index - other.index).map(({ document }) => document);
}

interface Placed {
  readonly document: PolicyDocument;
  /** The place in the order of the run. */
  readonly index: number;
}

/** Documents, by the names in the ARNs of their statements. A run can have thousands, each for another bucket. */
interface NamedDocuments {
  readonly all: Placed[];
  readonly byName: Map<string, Placed[]>;
  /** Documents that may be about any name. */
  readonly open: Placed[];
}

/** The documents that can be about a name, if it is known. */
function aboutName({ all, byName, open }: NamedDocuments, name: string | undefined): readonly Placed[] {
  return name === undefined ? all : [...open, ...(byName.get(name) ?? [])];
}

function addNamed({ all, byName, open }: NamedDocuments, placed: Placed): void {
  all.push(placed);
  const names = new Set(
    placed.document.statements.flatMap(
      ({ resources }) => resources?.items.map(({ text }) => nameInArn(text)) ?? [undefined],
    ),
  );
  for (const name of names) if (name !== undefined) addTo(byName, name, placed);
  if (names.has(undefined)) open.push(placed);
}

/** The documents of the resources of one service. */
interface ServiceDocuments {
  readonly ofKeys: Placed[];
  /** Documents of resources that refer to no declared one. */
  readonly ownerless: NamedDocuments;
  readonly owned: NamedDocuments;
  /** Those in `owned`, by the keys of the resources to which they may belong. */
  readonly byOwner: Map<string, Placed[]>;
}

interface ResourceDocuments {
  /** Documents of which it is not known to which resource they belong. */
  readonly unplaced: NamedDocuments;
  readonly byHolder: ReadonlyMap<string, readonly Placed[]>;
  readonly byService: ReadonlyMap<string, ServiceDocuments>;
}

/** Services with resource policies that can grant access. Policies of VPC endpoints grant nothing. */
const servicesWithPolicies: ReadonlySet<string> = new Set([
  ...["s3", "kms", "secretsmanager", "sns", "sqs", "kinesis", "dynamodb", "es", "glue"],
]);

const resourceDocuments = oncePer((project: Project): ResourceDocuments => {
  const unplaced = noDocuments();
  const byHolder = new Map<string, Placed[]>();
  const byService = new Map<string, ServiceDocuments>();
  let index = 0;
  for (const template of project.templates) {
    for (const { address, document, holderKind } of template.documents) {
      if (holderKind !== "resource" && holderKind !== "unseen") continue;
      const placed = { document, index: index++ };
      const holder = holderKind === "resource" ? template.resources.get(address) : undefined;
      if (!holder) addNamed(unplaced, placed);
      if (holderKind === "resource") addTo(byHolder, resourceKey(template, address), placed);
      if (!holder?.service || !servicesWithPolicies.has(holder.service)) continue;
      const ofService = byService.get(holder.service) ?? emptyService();
      byService.set(holder.service, ofService);
      addPlaced(ofService, placed, holder, ownersOf(template, holder));
    }
  }
  return { unplaced, byHolder, byService };
});

function emptyService(): ServiceDocuments {
  return { ofKeys: [], ownerless: noDocuments(), owned: noDocuments(), byOwner: new Map() };
}

function noDocuments(): NamedDocuments {
  return { all: [], byName: new Map(), open: [] };
}

function addPlaced(
  { byOwner, ofKeys, owned, ownerless }: ServiceDocuments,
  placed: Placed,
  { resourceKind }: Resource,
  owners: readonly string[],
): void {
  if (resourceKind === "KmsKey") ofKeys.push(placed);
  else if (owners.length === 0) addNamed(ownerless, placed);
  else {
    addNamed(owned, placed);
    for (const owner of owners) addTo(byOwner, owner, placed);
  }
}

/** The kinds of resources to which a policy resource may belong. */
const ownerKinds: ReadonlySet<ResourceKind> = new Set(["Bucket", "Queue", "Secret", "Stream", "Topic"]);

/** The keys of the declared resources to which a policy resource may belong. */
function ownersOf(template: Template, { dependencies }: Resource): readonly string[] {
  return dependencies.flatMap(({ on, how }) => {
    const owner = on === undefined || how !== "implied" ? undefined : template.resources.get(on);
    return owner?.resourceKind !== undefined && !owner.isData && ownerKinds.has(owner.resourceKind)
      ? [resourceKey(template, owner.address)]
      : [];
  });
}
