import type {
  CallerNeeds,
  DmsProperty,
  Engine,
  Escalation,
  GuideBlock,
  NeedCondition,
  PassRole,
  RoleUse,
} from "../../src/knowledge/index.js";
import type { KnowledgeFiles } from "./files.js";
import { nameOf } from "./schema-problems.js";

/** An entry of a file that people edit, with its place for messages. */
export interface Entry<T> {
  readonly file: string;
  readonly at: string;
  readonly value: T;
}

/** The facts, by kind. */
export interface Facts {
  readonly engines: readonly Entry<Engine>[];
  readonly uses: readonly Entry<RoleUse>[];
  readonly callers: readonly Entry<CallerNeeds>[];
  readonly operations: readonly Entry<PassRole>[];
  readonly statements: readonly Entry<GuideBlock>[];
  readonly properties: readonly Entry<DmsProperty>[];
  readonly escalations: readonly Entry<Escalation>[];
}

/** The entries of the files. The files must be valid against their schemas. */
export function factsIn(files: KnowledgeFiles): Facts {
  return {
    engines: entriesIn(files, "dms/engines.json", "engines"),
    uses: entriesIn(files, "dms/role-uses/", "uses"),
    callers: entriesIn(files, "dms/caller-needs/", "types"),
    operations: entriesIn(files, "dms/pass-role.json", "operations"),
    statements: entriesIn(files, "dms/guide-policy.json", "statements"),
    properties: entriesIn(files, "dms/properties.json", "properties"),
    escalations: entriesIn(files, "iam/escalations.json", "escalations"),
  };
}

function entriesIn<T>(files: KnowledgeFiles, start: string, list: string): readonly Entry<T>[] {
  return [...files]
    .filter(([file]) => file.startsWith(start))
    .flatMap(([file, data]) =>
      ((data as Readonly<Record<string, readonly T[]>>)[list] ?? []).map((value) => ({
        file,
        at: `${list}[${nameOf(value) ?? ""}]`,
        value,
      })),
    );
}

export type Comparison = Exclude<NeedCondition, { all: unknown } | { any: unknown } | { not: unknown }>;

/** All comparisons in a condition. */
export function comparisonsIn(condition: NeedCondition | null): readonly Comparison[] {
  if (condition === null) return [];
  if ("all" in condition) return condition.all.flatMap(comparisonsIn);
  if ("any" in condition) return condition.any.flatMap(comparisonsIn);
  return "not" in condition ? comparisonsIn(condition.not) : [condition];
}

/** The engines that a condition names. */
export function enginesIn(condition: NeedCondition | null): readonly string[] {
  return comparisonsIn(condition).flatMap((one) =>
    "prop" in one && one.prop === "endpoint.engineName" && "value" in one ? [one.value].flat().map(String) : [],
  );
}
