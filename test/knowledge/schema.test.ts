import { describe, expect, it } from "vitest";
import { isHandKept, readKnowledge } from "../../tools/knowledge/files.js";
import { schemaCheck, schemaOf } from "../../tools/knowledge/schema-problems.js";

const schemas = readKnowledge((path) => path.startsWith("schema/"));
const data = readKnowledge((path) => !path.startsWith("schema/"));

describe("the knowledge", () => {
  it("is as its schemas say", () => {
    expect(schemaCheck(schemas)(data)).toEqual([]);
  });

  it("has a file for every schema", () => {
    const used = new Set([...data].map(([path, file]) => `schema/${schemaOf(path, file)}`));
    expect([...schemas.keys()].filter((path) => !used.has(path))).toEqual(["schema/common.json"]);
  });

  it("tells an editor what every field of a hand-kept file is", () => {
    const ofGroups = [...data].filter(
      ([path, file]) => isHandKept(path) && typeof file === "object" && file !== null && "$schema" in file,
    );
    const names = new Set(ofGroups.map(([path, file]) => `schema/${schemaOf(path, file)}`));
    expect([...names].flatMap((name) => undescribed(named(name), name))).toEqual([]);
  });
});

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly description?: string;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Fields without a description of their own or of the definition that they refer to. */
function undescribed({ items, properties = {} }: Schema, place: string): readonly string[] {
  const ofItems = items ? undescribed(items, `${place}[]`) : [];
  const ofFields = Object.entries(properties).flatMap(([name, field]) => {
    const at = `${place}.${name}`;
    return [...(isDescribed(field) ? [] : [at]), ...undescribed(field, at)];
  });
  return [...ofItems, ...ofFields];
}

function isDescribed({ $ref = "", description }: Schema): boolean {
  if (description !== undefined) return true;
  const [file = "", name = ""] = $ref.split("#/$defs/");
  return named(`schema/${file}`).$defs?.[name]?.description !== undefined;
}

function named(path: string): Schema {
  return schemas.get(path) ?? {};
}
