import { dmsManagedPolicies } from "../../../../knowledge/index.js";
import { type Location, ownValue } from "../../../../source/index.js";
import { asLiteral, asText, type Node } from "../../../../tree/index.js";
import { joinTexts } from "../../../values/join-texts.js";
import { computedText } from "../../../values/values.js";
import { argumentOf } from "./resource-arguments.js";
import { policyDocument } from "./policy-documents.js";
import type { PseudoValue } from "../../../values/pseudo.js";
import { pseudoText } from "./pseudo-values.js";
import { renderedFile } from "./rendered-files.js";
import type { Instance } from "../modules/scope.js";

/** Attributes of data sources that are the region, account or partition of the deployment. */
const pseudoAttributes: Readonly<Record<string, PseudoValue>> = {
  "aws_caller_identity.account_id": "account",
  "aws_caller_identity.id": "account",
  "aws_partition.partition": "partition",
  "aws_partition.id": "partition",
  "aws_partition.dns_suffix": "suffix",
  "aws_region.name": "region",
  "aws_region.region": "region",
  "aws_region.id": "region",
};

/**
 * The value of a data source's attribute, if it can be known without access to AWS. `undefined` for all other
 * attributes.
 */
export function dataAttribute(
  instance: Instance,
  name: string,
  expressionText: string,
  location: Location,
): Node | undefined {
  const { type } = instance.declaration;
  const path = `${type}.${name}`;
  const pseudo = ownValue(pseudoAttributes, path);
  if (pseudo) return pseudoText(pseudo, instance, location, expressionText);
  switch (path) {
    case "aws_iam_policy_document.json":
    case "aws_iam_policy_document.minified_json":
      return policyDocument(instance);
    case "aws_service_principal.name":
      return servicePrincipal(instance, location);
    case "template_file.rendered":
      return renderedFile(instance, location);
    case "aws_secretsmanager_secret.id":
      return argumentOf(instance, "arn");
    case "aws_kms_key.arn": {
      // `key_id` may be an id, an alias or an ARN.
      const key = argumentOf(instance, "key_id");
      const [first] = asText(key)?.parts ?? [];
      return first?.kind === "literal" && /^arn:.*:key\//.test(first.text) ? key : undefined;
    }
    case "aws_iam_policy.arn":
      return argumentOf(instance, "arn") ?? arnByName(instance, location);
    default:
      // A data source that is found by its ARN has that ARN.
      return name === "arn" ? argumentOf(instance, "arn") : undefined;
  }
}

/**
 * The principal of a service. In other partitions than `aws` its form depends on the service.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/service_principal
 */
function servicePrincipal(instance: Instance, location: Location): Node | undefined {
  const service = argumentOf(instance, "service_name");
  const suffix = pseudoText("suffix", instance, location);
  const isOther = ![undefined, "amazonaws.com"].includes(asLiteral(suffix));
  // A Region of its own may be one of another partition.
  if (!service || isOther || argumentOf(instance, "region")) return undefined;
  return joinTexts([service, computedText(".", location), suffix], location);
}

/**
 * The ARN of the AWS managed policy of DMS with the name that is asked for. The deployment fails if the account has a policy of
 * its own with that name: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/data-sources/iam_policy
 */
function arnByName(instance: Instance, location: Location): Node | undefined {
  if (argumentOf(instance, "path_prefix")) return undefined;
  const name = asLiteral(argumentOf(instance, "name"));
  const known = dmsManagedPolicies.find((policy) => policy.name === name);
  const [start, end] = known?.arn.split("${Partition}") ?? [];
  if (start === undefined || end === undefined) return undefined;
  const partition = pseudoText("partition", instance, location);
  return joinTexts([computedText(start, location), partition, computedText(end, location)], location);
}
