import { asLiteral, member, type Mapping, type Node } from "../../../../tree/index.js";
import type { HclBlock } from "../../../syntax/hcl/hcl-ast.js";

/**
 * Whether CDK for Terraform wrote a file of Terraform JSON (`cdktf.out/stacks/NAME/cdk.tf.json`). The next synthesis writes
 * it again.
 */
export function isSynthesized(root: Mapping): boolean {
  return member(metadataOf(member(root, "//")), "stackName") !== undefined;
}

/** The construct of a block that CDK for Terraform wrote. */
export function constructPath({ remark }: HclBlock): string | undefined {
  return asLiteral(member(metadataOf(remark), "path"));
}

function metadataOf(remark: Node | undefined): Node | undefined {
  return member(remark, "metadata");
}
