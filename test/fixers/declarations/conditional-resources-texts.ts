import { fixer } from "../../../src/rule-kit/index.js";
import type { Edit } from "../edit-case.js";

/** Guards resources, which may have a count already. */
export const guard =
  (name: string, ...addresses: readonly string[]): Edit =>
  (template) => {
    const all = [...template.resources.values()];
    return fixer.guard(
      template,
      all.filter(({ address }) => addresses.includes(address.replace("[0]", ""))),
      name,
    );
  };
