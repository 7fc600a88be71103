import { describe, expect, it } from "vitest";
import {
  dmsProperties,
  factType,
  openResourceTypes,
  resourcePolicyKinds,
  resourceType,
  resourceTypeNames,
  roleUses,
  type ResourceType,
} from "../../src/knowledge/index.js";
import { resourceKinds, resourceSettings } from "../../src/model/index.js";
import { readFileSync, readdirSync } from "node:fs";

const folder = new URL("../../src/knowledge/aws/resource-types/", import.meta.url);

interface KindsFile {
  readonly kinds: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const files = readdirSync(folder).map((name) => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as KindsFile);
const kinds = files.flatMap((file) => Object.entries(file.kinds));
const types: readonly (readonly [string, ResourceType])[] = [
  ...resourceTypeNames().flatMap((name) => {
    const type = resourceType(name);
    return type ? [[name, type] as const] : [];
  }),
  ...openResourceTypes().map(({ start, end, type }) => [`${start}*${end}`, type] as const),
];

/** Names that stand twice. */
function twice(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}

describe("the table of resource types", () => {
  it("has the kinds that the model names, each once", () => {
    const names = kinds.map(([name]) => name);
    expect(twice(names)).toEqual([]);
    expect([...names].sort()).toEqual([...resourceKinds].sort());
  });

  it("has every type once", () => {
    const names = kinds.flatMap(([, kind]) =>
      Object.values(kind).flatMap((format) =>
        typeof format === "object" && format !== null ? Object.keys(format) : [],
      ),
    );
    expect(twice(names)).toEqual([]);
    expect(names).toHaveLength(types.length);
  });

  it("has the settings that the model names, and no others", () => {
    const names = new Set(types.flatMap(([, { settings = {} }]) => Object.keys(settings)));
    expect([...names].sort()).toEqual([...resourceSettings].sort());
  });

  it("says what a policy is wherever it says where one stands", () => {
    const without = types.filter(([, { policyType, settings }]) => settings?.policy !== undefined && !policyType);
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it("writes paths as the format writes them", () => {
    const odd = types.flatMap(([name, { settings = {} }]) => {
      const form = name.startsWith("AWS::") ? /^[A-Z]\w*(?:\[\])?(?:\.[A-Z]\w*)*$/ : /^[a-z_]+(?:\[\])?(?:\.[a-z_]+)*$/;
      return Object.values(settings).filter((path) => !form.test(path));
    });
    expect(odd).toEqual([]);
  });

  it("has defaults of its settings, or of properties of DMS, alone", () => {
    const known: readonly string[] = [...resourceSettings, ...dmsProperties.map(({ id }) => id)];
    expect(types.flatMap(([, { defaults = {} }]) => Object.keys(defaults)).filter((id) => !known.includes(id))).toEqual(
      [],
    );
  });

  it("knows the kinds that policies of resources are kept by", () => {
    const named = resourcePolicyKinds.flatMap(({ kinds: names }) => names);
    expect(named.filter((name) => !types.some(([, { kind, settings }]) => kind === name && settings?.policy))).toEqual(
      [],
    );
  });

  it("knows the types that the facts of DMS name", () => {
    const named = new Set(kinds.flatMap(([kind]) => (kind.startsWith("Dms") ? [factType(kind)] : [])));
    const asked = roleUses.flatMap((use) => use.resourceTypes);
    expect(asked.filter((type) => !named.has(type))).toEqual([]);
  });
});
