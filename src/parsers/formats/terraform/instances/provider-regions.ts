import { hasRegionForm } from "../../../../model/index.js";
import { asLiteral } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { literalIn } from "../modules/literals.js";
import { defaultProvider, rootOf, writtenWithoutSpace, type InstanceProvider } from "./providers.js";

/**
 * The region that the block of a provider says in plain words; the environment of the run cannot say another one then.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration
 */
export function regionOf(provider: HclBlock | undefined): string | undefined {
  const given = provider && argumentIn(provider.body, "region")?.value;
  const said = given?.kind === "planned" ? asLiteral(given.value) : literalIn(given);
  return said !== undefined && hasRegionForm(said) ? said : undefined;
}

/** Whether a provider says its region in the same words, and in the same place, as the default one of the root module. */
export function isInDefaultRegion({ block, module }: InstanceProvider): boolean {
  const root = rootOf(module);
  const said = saidIn(block);
  return module === root && said !== undefined && said === saidIn(defaultProvider(root).block);
}

/** A plan shows no expressions, but only what they refer to. */
function saidIn(provider: HclBlock | undefined): string | undefined {
  const given = provider && argumentIn(provider.body, "region")?.value;
  return given && (given.kind === "planned" ? regionOf(provider) : writtenWithoutSpace(given.location));
}
