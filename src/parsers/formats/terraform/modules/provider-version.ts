import type { Expression, HclFile } from "../../../syntax/hcl/hcl-ast.js";
import { writtenAt } from "../../../syntax/hcl/hcl-location.js";
import { literalIn } from "./literals.js";

/** From this major version of the AWS provider on, `data.aws_region` has `region`, and its `name` is deprecated. */
const versionWithRegion = 6;

/** Whether files allow only such versions of the AWS provider, or read this attribute and allow one of them. */
export function hasRegionAttribute(files: readonly HclFile[]): boolean {
  const isAtLeast = constraintsIn(files).some(
    (one) => Number(/^(?:(?:=|>=?|~>)\s*)?(\d+)/.exec(one)?.[1] ?? 0) >= versionWithRegion,
  );
  const isAllowed = (highestVersion(files) ?? versionWithRegion) >= versionWithRegion;
  return isAtLeast || (isAllowed && files.some(({ file }) => !file.isBorrowed && regionRead.test(file.text)));
}

/** `data.aws_region.current.region`, not in a comment. */
const regionRead = /^[^#\r\n\u2028\u2029]*\bdata\.aws_region\.[\w-]+(?:\[[^[\]\n]*\])?\.region\b/m;

/** The highest major version of the AWS provider that files allow. `undefined`: they name none. */
export function highestVersion(files: readonly HclFile[]): number | undefined {
  const highest = constraintsIn(files).flatMap((one) => {
    const [, operator = "=", version = ""] = /^(<=?|>=?|!=|~>|=)?\s*(\d[\d.]*)/.exec(one) ?? [];
    const [major = 0, ...rest] = version.split(".").map(Number);
    if (version === "") return [];
    if (operator === "<") return [rest.some((part) => part > 0) ? major : major - 1];
    // `~> 2.1` stays below 3, but `~> 2` allows every later version.
    return operator === "=" || operator === "<=" || (operator === "~>" && rest.length > 0) ? [major] : [];
  });
  return highest.length === 0 ? undefined : Math.min(...highest);
}

/**
 * The constraints of the AWS provider's version, such as `>= 5.0`.
 * https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
function constraintsIn(files: readonly HclFile[]): readonly string[] {
  const blocks = files.flatMap(({ body }) => body.blocks);
  const settings = blocks.filter(({ type }) => type === "terraform");
  const required = settings.flatMap(({ body }) => [
    ...body.blocks.filter(({ type }) => type === "required_providers").flatMap((block) => block.body.attributes),
    // JSON has objects, or lists of them, in the place of inner blocks.
    ...body.attributes.filter(({ name }) => name === "required_providers").flatMap(({ value }) => fieldsOf(value)),
  ]);
  const given = required.filter(({ name }) => name === "aws").map(({ value }) => value);
  // Before Terraform 0.13, there is only the version, there or in the block of the provider.
  const providers = blocks.filter(({ labels: [label], type }) => type === "provider" && label?.text === "aws");
  const versions = [
    ...given.flatMap((value) => [
      value,
      ...fieldsOf(value)
        .filter(({ name }) => name === "version")
        .map(({ value: version }) => version),
    ]),
    ...providers.flatMap(({ body }) =>
      body.attributes.filter(({ name }) => name === "version").map(({ value }) => value),
    ),
  ];
  return versions.flatMap((version) => literalIn(version)?.split(",") ?? []).map((one) => one.trim());
}

function fieldsOf(value: Expression): readonly { readonly name: string; readonly value: Expression }[] {
  const objects = value.kind === "tuple" ? value.items : [value];
  const items = objects.flatMap((one) => (one.kind === "object" ? one.items : []));
  return items.map((item) => ({ name: literalIn(item.key) ?? writtenAt(item.key.location), value: item.value }));
}
