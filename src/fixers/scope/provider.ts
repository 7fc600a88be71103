import type { CalledModule, Resource, Template } from "../../model/index.js";
import { isInside, oncePer, textOf, type Location } from "../../source/index.js";
import { entryOf } from "../../tree/index.js";
import { placeIndex } from "./place-index.js";

/** The argument with which a Terraform block chooses an account and a region, as written. */
function writtenIn({ body }: Pick<Resource, "body">, argument: "provider" | "providers"): string | undefined {
  const entry = body.layout?.syntax === "hcl" ? entryOf(body, argument) : undefined;
  return entry && textOf(entry.value.location);
}

/** The `provider` argument of a resource as written; `undefined` if it has the default provider of its module. */
export function providerOf(resource: Resource): string | undefined {
  return writtenIn(resource, "provider");
}

/**
 * The `provider` argument for a new resource of the root module that all these resources need. `undefined`: they are made with
 * several providers, or in a module that is given others.
 */
export function providerFor(
  resources: readonly Resource[],
  template: Template,
): { readonly written?: string } | undefined {
  const [written, ...others] = new Set(resources.map(providerOf));
  const calls = (template.calledModules ?? []).filter((call) => writtenIn(call, "providers") !== undefined);
  if (others.length > 0 || resources.some((one) => calls.some((call) => isMadeBy(call, one)))) return undefined;
  return written === undefined ? {} : { written };
}

function isMadeBy(call: CalledModule, { address }: Resource): boolean {
  return address.startsWith(`${call.address}.`) || address.startsWith(`${call.address}[`);
}

/** Whether all resources of a root module and what it calls are those of the provider awscc, so that it need not configure the provider aws. */
export const usesCloudControlAlone = oncePer(({ resources }: Template): boolean => {
  const types = [...resources.values()].map(({ type }) => type);
  return types.some((type) => type.startsWith("awscc_")) && !types.some((type) => type.startsWith("aws_"));
});

/** Whether a place is in a block with its own provider: a data source with the default one may tell of another account or region. */
export function hasOwnProvider(at: Location, template: Template): boolean {
  return blocksWithProvider(template)
    .near(at)
    .some(({ extent }) => isInside(at, extent) && at.start < extent.end);
}

const blocksWithProvider = oncePer(({ resources }: Template) => {
  const blocks = [...resources.values()].filter((one) => providerOf(one) !== undefined);
  return placeIndex(blocks, ({ extent }) => extent);
});
