import type { Resource, Template } from "../../model/index.js";

/** A resource of a template. */
export interface PlacedResource {
  readonly template: Template;
  readonly address: string;
}

/**
 * Whether two resources count as resources of one account. Those of a template do if their providers say the same of it.
 * Different templates are taken for one account unless the settings say another one, or a provider says that it may be
 * another one.
 */
export function isInOneAccount(one: PlacedResource, other: PlacedResource): boolean {
  if (mayDiffer(one.template.deployAccount, other.template.deployAccount)) return false;
  const [own, its] = [providerAccountOf(one), providerAccountOf(other)];
  if (one.template === other.template) return own === its;
  if (own !== undefined || its !== undefined) return false;
  return !mayDiffer(one.template.providerAccount, other.template.providerAccount);
}

/** Two resources with the same key are in one account with the same resources of other templates. */
export function accountKeyOf(place: PlacedResource): string {
  const { deployAccount, providerAccount } = place.template;
  return JSON.stringify([deployAccount ?? null, providerAccount ?? null, providerAccountOf(place) ?? null]);
}

function mayDiffer(here: string | undefined, there: string | undefined): boolean {
  return here !== undefined && there !== undefined && here !== there;
}

/** What the provider of a resource says of its account. Absent: what the default one of the template says. */
export function providerAccountOf({ address, template }: PlacedResource): Resource["providerAccount"] {
  return template.resources.get(address)?.providerAccount;
}
