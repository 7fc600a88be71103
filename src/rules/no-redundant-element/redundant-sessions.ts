import type { Principal, Statement } from "../../model/index.js";
import type { Node } from "../../rule-kit/index.js";
import { areInOneList, fixedLiteral } from "../shared/texts/fixed-values.js";

export interface RedundantSession {
  readonly item: Principal;
  readonly coveredBy: Principal;
  /** The list that contains them. */
  readonly holder: Node;
}

/** The sessions of a role that the same policy trusts. */
export function redundantSessions({ principals }: Statement): readonly RedundantSession[] {
  const items = principals?.items ?? [];
  const lists = principals?.node.kind === "mapping" ? principals.node.entries.map(({ value }) => value) : [];
  const roles = rolesAmong(items);
  return items.flatMap((item) => {
    const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(fixedLiteral(item.text) ?? "");
    if (!session) return [];
    const coveredBy = roles.get(session.slice(1).join(":"));
    const holder = coveredBy && lists.find((list) => areInOneList(list, [item.node, coveredBy.node]));
    return holder ? [{ item, coveredBy, holder }] : [];
  });
}

/** The first principal that is a role, by its partition, account and name. */
function rolesAmong(items: readonly Principal[]): ReadonlyMap<string, Principal> {
  const found = new Map<string, Principal>();
  for (const item of items) {
    const role = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/s.exec(fixedLiteral(item.text) ?? "");
    const key = role?.slice(1).join(":");
    if (key !== undefined && !found.has(key)) found.set(key, item);
  }
  return found;
}
