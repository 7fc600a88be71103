import { nameOf, shownAddress } from "../../dms/index.js";
import { resourceAt } from "../../iam/index.js";
import type { DmsResource, Project } from "../../model/index.js";
import { groupBy } from "../../source/index.js";
import type { HolePart, Shape, Text } from "../../tree/index.js";
import type { NeededPermission } from "./permission.js";

/** A part of a policy that is not known before the deployment. */
export interface Hole {
  /** What to put there: `bucket of endpoint Orders`. */
  readonly name: string;
  /** Why it is not known. */
  readonly reason: string;
}

/** The holes of texts, by the ids of their symbols. Two holes of one symbol have one name. */
export type Holes = ReadonlyMap<string, Hole>;

/** Names the holes in the resources of permissions. The place of the deployment has names of its own. */
export function holesOf(project: Project, permissions: readonly NeededPermission[]): Holes {
  const found = permissions.flatMap(({ action, reasons, resource }) => {
    const [first] = reasons;
    return first ? namesIn(project, resource, action, first.user) : [];
  });
  const bySymbol = new Map(found.map(({ id, hole }) => [id, hole] as const).reverse());
  const holes = new Map<string, Hole>();
  for (const [, alike] of groupBy([...bySymbol].reverse(), ([, { name }]) => name)) {
    for (const [index, [id, hole]] of alike.entries()) {
      holes.set(id, index === 0 ? hole : { ...hole, name: `${hole.name} (${String(index + 1)})` });
    }
  }
  return holes;
}

interface NamedHole {
  readonly id: string;
  readonly hole: Hole;
}

function namesIn(project: Project, { parts }: Text, action: string, user: DmsResource): readonly NamedHole[] {
  return parts.flatMap((part, index) => {
    if (part.kind === "literal" || placeNames.has(part.symbol.shape)) return [];
    const name = nameOfResource(project, part, index === 0) ?? `${wordFor(part, action)} of ${nameOf(user)}`;
    return [{ id: part.symbol.id, hole: { name, reason: part.reason } }];
  });
}

/** The name of a hole for the name, ARN or id of a declared resource, which AWS generates. */
function nameOfResource(project: Project, { symbol }: HolePart, isWhole: boolean): string | undefined {
  const resource = symbol.resource === undefined ? undefined : resourceAt(project, symbol.resource);
  if (!resource) return undefined;
  const what = isWhole && symbol.shape === "any" ? "ARN" : resource.madeId?.symbol === symbol.id ? "id" : "name";
  return `${what} of ${shownAddress(resource.address)}`;
}

/** What a hole stands for: the words of a fact (`dynamo target tables`), or the usual resource of the service. */
function wordFor({ symbol }: HolePart, action: string): string {
  const fact = /@\d+\/([a-z][A-Za-z]+)$/.exec(symbol.id)?.[1];
  if (fact !== undefined) return fact.replace(/(?<=[a-z])(?=[A-Z])/g, " ").toLowerCase();
  return resourceWordOf(action);
}

/** What the service of an action works on. */
export function resourceWordOf(action: string): string {
  return resourceWords.get(action.slice(0, action.indexOf(":"))) ?? "resource";
}

const resourceWords: ReadonlyMap<string, string> = new Map([
  ["dynamodb", "table"],
  ["es", "domain"],
  ["iam", "role"],
  ["kinesis", "stream"],
  ["kms", "key"],
  ["neptune-db", "cluster"],
  ["rds-db", "database user"],
  ["s3", "bucket"],
  ["secretsmanager", "secret"],
  ["sns", "topic"],
]);

/** The names of the holes for the place of the deployment. */
export const placeNames: ReadonlyMap<Shape, Hole> = new Map([
  ["partition", { name: "partition", reason: "give it with --partition or --region" }],
  ["region", { name: "region", reason: "give it with --region" }],
  ["account", { name: "account", reason: "give it with --account" }],
  ["suffix", { name: "DNS suffix", reason: "give the partition with --partition or --region" }],
] as const);
