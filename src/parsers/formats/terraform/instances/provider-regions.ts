import { asLiteral } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";
import { argumentIn } from "../modules/declarations.js";
import { literalIn } from "../modules/literals.js";

const isRegion = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/;

/**
 * The region that the block of a provider says in plain words; the environment of the run cannot say another one then.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs#provider-configuration
 */
export function regionOf(provider: HclBlock | undefined): string | undefined {
  const given = provider && argumentIn(provider.body, "region")?.value;
  const said = given?.kind === "planned" ? asLiteral(given.value) : literalIn(given);
  return said !== undefined && isRegion.test(said) ? said : undefined;
}
