import { nearest } from "../../src/iam/index.js";
import type { DmsProperty, NeedCondition } from "../../src/knowledge/index.js";
import { comparisonsIn, enginesIn, type Entry, type Facts } from "./entries.js";
import type { Problem } from "./files.js";

/** A name in an entry that refers to another entry. */
interface Reference {
  readonly entry: Entry<unknown>;
  /** The place inside the entry: `.rolesAsSource`. */
  readonly in: string;
  readonly name: string;
}

/** Names that two entries have, and references to names that do not exist. */
export function referenceProblems(facts: Facts): readonly Problem[] {
  const properties = new Map(facts.properties.map(({ value }) => [value.id, value]));
  const uses = new Set(facts.uses.map(({ value }) => value.id));
  const engines = new Set(facts.engines.map(({ value }) => value.name));
  const types = new Set(facts.callers.map(({ value }) => value.resourceType));
  return [
    ...twice(facts.engines, ({ name }) => name),
    ...twice(facts.uses, ({ id }) => id),
    ...twice(facts.callers, ({ resourceType }) => resourceType),
    ...twice(facts.operations, ({ operation }) => operation),
    ...twice(facts.statements, ({ id }) => id),
    ...twice(facts.properties, ({ id }) => id),
    ...twice(facts.escalations, ({ id }) => id),
    ...unknown(usesNamed(facts), uses, "role use", "dms/role-uses"),
    ...unknown(enginesNamed(facts), engines, "engine", "dms/engines.json"),
    ...unknown(propertiesNamed(facts), new Set(properties.keys()), "property", "dms/properties.json"),
    ...unknown(rolesNamed(facts), rolesAmong(properties), 'property of kind "roleArn"', "dms/properties.json"),
    ...unknown(typesNamed(facts), types, "DMS resource", "dms/caller-needs"),
  ];
}

function twice<T>(entries: readonly Entry<T>[], nameOf: (value: T) => string): readonly Problem[] {
  const first = new Map<string, Entry<T>>();
  return entries.flatMap((entry) => {
    const name = nameOf(entry.value);
    const other = first.get(name);
    first.set(name, other ?? entry);
    return other ? [problem(entry, "", `"${name}" is in ${other.file} already. Remove one of the two entries.`)] : [];
  });
}

function unknown(
  references: readonly Reference[],
  known: ReadonlySet<string>,
  what: string,
  home: string,
): readonly Problem[] {
  return references
    .filter(({ name }) => !known.has(name))
    .map(({ entry, in: place, name }) => {
      const [meant] = nearest(name, [...known]);
      const todo = meant === undefined ? `Add it to ${home} or correct the name.` : `Did you mean "${meant}"?`;
      return problem(entry, place, `There is no ${what} "${name}". ${todo}`);
    });
}

export function problem({ file, at }: Entry<unknown>, place: string, message: string): Problem {
  return { file, at: at + place, message };
}

function usesNamed({ engines }: Facts): readonly Reference[] {
  return engines.flatMap((entry) =>
    (["rolesAsSource", "rolesAsTarget"] as const).flatMap((list) => references(entry, `.${list}`, entry.value[list])),
  );
}

function enginesNamed(facts: Facts): readonly Reference[] {
  return [
    ...conditionsOf(facts).flatMap(([entry, place, when]) => references(entry, place, enginesIn(when))),
    ...facts.statements.flatMap((entry) => references(entry, ".targets", entry.value.targets)),
    ...facts.properties.flatMap((entry) =>
      references(
        entry,
        ".attributes",
        (entry.value.attributes ?? []).flatMap(({ engines = [] }) => engines),
      ),
    ),
  ];
}

function typesNamed(facts: Facts): readonly Reference[] {
  return [
    ...facts.uses.flatMap((entry) => references(entry, ".resourceTypes", entry.value.resourceTypes)),
    ...facts.operations.flatMap((entry) => references(entry, ".resourceType", entry.value.resourceType ?? [])),
    ...conditionsOf(facts).flatMap(([entry, place, when]) =>
      references(
        entry,
        place,
        comparisonsIn(when).flatMap((one) => (one.op === "resourceExists" ? one.value : [])),
      ),
    ),
  ];
}

/** The properties that facts refer to, except for those that must name a role. */
export function propertiesNamed(facts: Facts): readonly Reference[] {
  const ofResources = [...facts.uses, ...facts.callers].flatMap((entry) =>
    needsOf(entry).flatMap(({ action, resource }) =>
      references(entry, placeOfNeed(entry, action, "resource"), resource.flatMap(propertiesIn)),
    ),
  );
  const ofConditions = conditionsOf(facts).flatMap(([entry, place, when]) =>
    references(
      entry,
      place,
      comparisonsIn(when).flatMap((one) => ("prop" in one ? [one.prop] : [])),
    ),
  );
  const ofPolicies = facts.uses.filter(({ value }) => value.kind === "resource-policy");
  return [...ofResources, ...ofConditions, ...ofPolicies.flatMap(heldRole)];
}

export function rolesNamed({ operations, uses }: Facts): readonly Reference[] {
  return [
    ...uses.filter(({ value }) => value.kind !== "resource-policy").flatMap(heldRole),
    ...operations.flatMap((entry) => references(entry, ".roleProps", entry.value.roleProps)),
  ];
}

function heldRole(entry: Facts["uses"][number]): readonly Reference[] {
  return references(entry, ".roleProp", entry.value.roleProp ?? []);
}

function rolesAmong(properties: ReadonlyMap<string, DmsProperty>): ReadonlySet<string> {
  return new Set([...properties.values()].filter(({ kind }) => kind === "roleArn").map(({ id }) => id));
}

function references(entry: Entry<unknown>, place: string, names: string | readonly string[]): readonly Reference[] {
  return [names].flat().map((name) => ({ entry, in: place, name }));
}

type WithNeeds = Facts["uses"][number] | Facts["callers"][number];

function needsOf({
  value,
}: WithNeeds): readonly { action: string; resource: readonly string[]; when: NeedCondition | null }[] {
  return "actions" in value ? value.actions : value.needs;
}

function placeOfNeed({ value }: WithNeeds, action: string, member: string): string {
  return `.${"actions" in value ? "actions" : "needs"}[${action}].${member}`;
}

/** The properties in a resource pattern, like `${prop:s3.bucketName}`. */
function propertiesIn(resource: string): readonly string[] {
  return [...resource.matchAll(/\$\{(?:prop|kmsKeyOf|s3UriBucket|s3UriObjects):([^}]*)\}/g)].map(([, id = ""]) => id);
}

type PlacedCondition = readonly [entry: Entry<unknown>, place: string, when: NeedCondition | null];

function conditionsOf({ callers, uses }: Facts): readonly PlacedCondition[] {
  return [
    ...uses.map((entry): PlacedCondition => [entry, ".triggerWhen", entry.value.triggerWhen]),
    ...uses.flatMap((entry) =>
      entry.value.trustPrincipals.map(({ service, when }): PlacedCondition => [
        entry,
        `.trustPrincipals[${service}].when`,
        when,
      ]),
    ),
    ...[...uses, ...callers].flatMap((entry) =>
      needsOf(entry).map(({ action, when }): PlacedCondition => [entry, placeOfNeed(entry, action, "when"), when]),
    ),
  ];
}
