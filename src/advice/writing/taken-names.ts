import { moduleOf, withoutModules } from "../../fixers/index.js";
import type { Template } from "../../model/index.js";
import { onceIn, oncePer, type SourceFile } from "../../source/index.js";
import type { Holder } from "../policies/holder.js";

/** The types of blocks that a least policy is written with. Blocks of other types may have the same label. */
const policyTypes: readonly string[] = [
  "data.aws_iam_policy_document",
  ...["aws_iam_role_policy", "aws_iam_policy", "aws_iam_role_policy_attachment"],
];

/** The names that new resources may not have: logical ids of the stack, labels of the module to which a file belongs. */
export function takenNames(holder: Holder, file: SourceFile): ReadonlySet<string> {
  return onceIn(known(holder.template), `${file.path} ${holder.kind}`, () => findTaken(holder, file));
}

/** A cache, because each of many holders in a file gets a policy. */
const known = oncePer((_template: Template) => new Map<string, ReadonlySet<string>>());

function findTaken({ kind, template }: Holder, file: SourceFile): ReadonlySet<string> {
  if (template.dialect.nameCase === "PascalCase")
    return new Set([...template.resources.values()].map(({ name }) => name));
  const module = moduleOf(template, file);
  const names = module
    ? module.declarations.map(({ name }) => name)
    : [...template.resources.keys()].map((address) => withoutModules(address).split("[")[0] ?? "");
  // A role that is not there yet gets a block too.
  const types = new Set([...policyTypes, ...(kind === "declared-role" ? [] : ["aws_iam_role"])]);
  const labels = names.flatMap((name) => {
    const dot = name.lastIndexOf(".");
    return types.has(name.slice(0, dot)) ? [name.slice(dot + 1)] : [];
  });
  return new Set(labels);
}
