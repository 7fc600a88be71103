import type { Expression, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import { literalIn } from "./literals.js";

/** From this major version of the AWS provider on, `data.aws_region` has `region`, and its `name` is deprecated. */
const versionWithRegion = 6;

/** Whether files allow only such versions of the AWS provider. */
export function hasRegionAttribute(files: readonly HclFile[]): boolean {
  const settings = files.flatMap(({ body }) => body.blocks.filter(({ type }) => type === "terraform"));
  const required = settings.flatMap(({ body }) => [
    ...body.blocks.filter(({ type }) => type === "required_providers").flatMap((block) => block.body.attributes),
    // JSON has objects, or lists of them, in the place of inner blocks.
    ...body.attributes.filter(({ name }) => name === "required_providers").flatMap(({ value }) => fieldsOf(value)),
  ]);
  const given = required.filter(({ name }) => name === "aws").map(({ value }) => value);
  // Before Terraform 0.13, there is only the version.
  const versions = given.flatMap((value) => [
    value,
    ...fieldsOf(value).flatMap((field) => (field.name === "version" ? [field.value] : [])),
  ]);
  // https://developer.hashicorp.com/terraform/language/expressions/version-constraints
  const constraints = versions.flatMap((version) => literalIn(version)?.split(",") ?? []);
  return constraints.some((one) => Number(/^\s*(?:(?:=|>=?|~>)\s*)?(\d+)/.exec(one)?.[1] ?? 0) >= versionWithRegion);
}

function fieldsOf(value: Expression): readonly { readonly name: string; readonly value: Expression }[] {
  const objects = value.kind === "tuple" ? value.items : [value];
  const items = objects.flatMap((one) => (one.kind === "object" ? one.items : []));
  return items.map((item) => ({ name: literalIn(item.key) ?? writtenAt(item.key.location), value: item.value }));
}
