import type { Unread } from "../../../../model/index.js";
import { misspeltTypeReason } from "../../misspelt-type.js";
import type { Declarations } from "./scope.js";

/** Resources of which nothing is seen because Terraform has no such type. `calls`: the calls that lead to their module. */
export function misspeltTypes({ resources }: Declarations, calls: string): readonly Unread[] {
  return [...resources.values()].flatMap(({ block, key, type }): Unread[] => {
    const reason = block.type === "resource" ? misspeltTypeReason(type) : undefined;
    const address = calls === "" ? key : `${moduleAddress(calls)}.${key}`;
    return reason === undefined ? [] : [{ address, reason, location: block.labels[0]?.location ?? block.header }];
  });
}

/** The address of a module by the names of the calls that lead to it: `a.b` is `module.a.module.b`. */
export function moduleAddress(calls: string): string {
  return calls
    .split(".")
    .map((name) => `module.${name}`)
    .join(".");
}
