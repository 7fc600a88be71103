/**
 * The arguments of Terraform itself (meta-arguments).
 * https://developer.hashicorp.com/terraform/language/meta-arguments
 */
export const metaArguments = {
  attributes: new Set(["count", "for_each", "depends_on", "provider"]),
  blocks: new Set(["lifecycle", "provisioner", "connection"]),
};
