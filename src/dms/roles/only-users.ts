import { isNamedBeside, referrersIn, resourceKey } from "../../iam/index.js";
import type { DmsResource, Project, Resource, Role, Template } from "../../model/index.js";
import { addTo, groupBy, oncePer, type Location } from "../../source/index.js";

/** Whether these DMS resources use a role and nothing else in the linted files refers to it. */
export function isUsedOnlyBy(
  project: Project,
  template: Template,
  role: Role,
  users: readonly Pick<DmsResource, "resource">[],
): boolean {
  const known = resourcesOf(users);
  const key = resourceKey(template, role.address);
  const isNoOther = (one: Resource): boolean => known.has(one) || onlyGivesAccess(project, one, key);
  const elsewhere = [...(referrersIn(project).get(key) ?? [])].filter(
    (one) => template.resources.get(one.address) !== one,
  );
  const here = referrersHere(template).get(role.address) ?? [];
  return here.every((alike) => alike.every(isNoOther)) && elsewhere.every(isNoOther);
}

const resourcesOf = oncePer(
  (users: readonly Pick<DmsResource, "resource">[]) => new Set(users.map(({ resource }) => resource)),
);

/**
 * The resources of a template that refer to each address, in lists: the instances of a block share their dependencies.
 * The attachments of policies do not count.
 */
const referrersHere = oncePer(({ attachments, resources }: Template) => {
  const isAttachment = new Set(attachments.map(({ address }) => address));
  const referring = [...resources.values()].filter(({ address }) => !isAttachment.has(address));
  const found = new Map<string, (readonly Resource[])[]>();
  for (const [dependencies, alike] of groupBy(referring, (resource) => resource.dependencies)) {
    const implied = dependencies.filter(({ how }) => how === "implied").flatMap(({ on }) => on ?? []);
    for (const on of new Set(implied)) addTo(found, on, alike);
  }
  return found;
});

/** Whether a resource names a role only in its own policy, such as that of a bucket. It gives access, and does not use the role. */
function onlyGivesAccess(project: Project, resource: Resource, key: string): boolean {
  if (resource.isData) return resourcePoliciesIn(project).places.has(placeKey(resource.extent));
  const policy = resource.settings.get("policy")?.value;
  const hasOwn = policy !== undefined && resourcePoliciesIn(project).holders.has(resource);
  return hasOwn && !isNamedBeside(policy, resource, key);
}

/** The resources that have policies of their own, and the places of these policies. */
const resourcePoliciesIn = oncePer(({ templates }: Project) => {
  const holders = new Set<Resource>();
  const places = new Set<string>();
  for (const { documents, resources } of templates) {
    for (const { address, document, holderKind } of documents) {
      const holder = resources.get(address);
      if (document.policyType !== "resource" || holderKind !== "resource" || !holder) continue;
      holders.add(holder);
      places.add(placeKey(document.location));
    }
  }
  return { holders, places };
});

function placeKey({ file, start }: Location): string {
  return `${file.path}:${String(start)}`;
}
