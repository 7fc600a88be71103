import type { Principal, Statement } from "../../model/index.js";
import type { Node } from "../../rule-kit/index.js";
import { areInOneList, fixedLiteral } from "../shared/fixed-values.js";

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
  return items.flatMap((item) => {
    const session = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\//.exec(fixedLiteral(item.text) ?? "");
    if (!session) return [];
    const [, partition = "", account = "", name = ""] = session;
    const coveredBy = items.find(({ text }) => isRole(fixedLiteral(text) ?? "", partition, account, name));
    const holder = coveredBy && lists.find((list) => areInOneList(list, [item.node, coveredBy.node]));
    return holder ? [{ item, coveredBy, holder }] : [];
  });
}

function isRole(arn: string, partition: string, account: string, name: string): boolean {
  const start = `arn:${partition}:iam::${account}:role/`;
  return arn.startsWith(start) && arn.slice(arn.lastIndexOf("/") + 1) === name;
}
