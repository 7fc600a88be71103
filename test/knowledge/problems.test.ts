import { describe, expect, it } from "vitest";
import { isHandKept, readKnowledge, readSource } from "../../tools/knowledge/files.js";
import { knowledgeProblems } from "../../tools/knowledge/problems.js";
import { schemaCheck } from "../../tools/knowledge/schema-problems.js";

const schemas = readKnowledge((path) => path.startsWith("schema/"));
const files = readKnowledge(isHandKept);
const code = readSource();
const check = schemaCheck(schemas);

/** Values of a JSON file, to be changed. */
type Json = { [key: string]: Json } & Json[];

/** What is said after a change of a file: place and message, a line each. */
function saidAfter(file: string, change: (data: Json) => unknown): readonly string[] {
  const data = structuredClone(files.get(file)) as Json;
  change(data);
  const problems = knowledgeProblems(new Map([...files, [file, data]]), check, code);
  return problems.map((problem) => `${problem.file}: ${problem.at}: ${problem.message}`);
}

const engines = "dms/engines.json";
const s3Uses = "dms/role-uses/s3-endpoints.json";
const properties = "dms/properties.json";

/** The entry of a list that has a name. */
function entry(list: Json | undefined, key: string, name: string): Json {
  const found = list?.find((one) => (one[key] as unknown) === name);
  if (!found) throw new Error(`there is no ${name}`);
  return found;
}

const engine = (data: Json, name: string): Json => entry(data.engines, "name", name);
const source = (data: Json): Json => entry(data.uses, "id", "endpoint-s3-source");

const set = (data: Json | undefined, values: object): unknown => Object.assign(data ?? {}, values);

describe("the hand-kept knowledge", () => {
  it("is right", () => {
    expect(knowledgeProblems(files, check, code)).toEqual([]);
  });

  it("asks for every fact that the schema lists, and src/dms knows each", () => {
    const { $defs } = schemas.get("schema/common.json") as {
      readonly $defs: { readonly fact: { enum: readonly string[] } };
    };
    const asked = JSON.stringify([...files.values()]);
    const isKnown = (name: string): boolean => [asked, code].every((text) => text.includes(`"${name}"`));
    expect($defs.fact.enum.filter((name) => !isKnown(name))).toEqual([]);
  });
});

describe("a slip in the hand-kept knowledge is told with what to do", () => {
  it.each<[slip: string, file: string, change: (data: Json) => unknown, said: string]>([
    [
      "a field is missing",
      engines,
      (data) => set(engine(data, "mysql"), { asSource: undefined }),
      `${engines}: engines[mysql]: "asSource" is missing: add it.`,
    ],
    [
      "a field is misspelled",
      engines,
      (data) => set(engine(data, "mysql"), { note: "x" }),
      `${engines}: engines[mysql]: "note" is not known here: remove it or correct its name.`,
    ],
    [
      "a kind is none",
      properties,
      (data) => set(entry(data.properties, "id", "s3.roleArn"), { kind: "role" }),
      `${properties}: properties[s3.roleArn].kind: "role" is not one of roleArn, s3Bucket,`,
    ],
    [
      "a condition has an unknown form",
      s3Uses,
      (data) => set(source(data), { triggerWhen: { all: [{ prop: "s3.roleArn", op: "exists" }] } }),
      `${s3Uses}: uses[endpoint-s3-source].triggerWhen.all[0]: {"prop":"s3.roleArn","op":"exists"} has a form that is not known. Compares a property`,
    ],
    [
      "a conditional need has no condition",
      s3Uses,
      (data) => set(source(data).actions?.[0], { need: "conditional" }),
      `A need that is \`conditional\` says when: write a condition, or another \`need\`.`,
    ],
    [
      "a source is no https address",
      engines,
      (data) => set(engine(data, "mysql"), { source: ["http://docs.aws.amazon.com/x"] }),
      `${engines}: engines[mysql].source[0]: "http://docs.aws.amazon.com/x" must match pattern`,
    ],
    [
      "a source has no date",
      engines,
      (data) => set(engine(data, "mysql"), { source: ["https://docs.aws.amazon.com/new.html#part"] }),
      `${engines}: engines[mysql].source: The page has no date. Add "https://docs.aws.amazon.com/new.html" to src/knowledge/sources.json with the day on which you read it.`,
    ],
    [
      "a date is none",
      "sources.json",
      (data) => {
        for (const page of Object.keys(data.sources ?? {}).slice(0, 1)) set(data.sources, { [page]: "June" });
      },
      `"June" must match pattern`,
    ],
    [
      "a dated page is cited nowhere",
      "sources.json",
      (data) => set(data.sources, { "https://example.com/": "2026-11-01" }),
      "sources.json: https://example.com/: No fact names the page as its source. Remove the line.",
    ],
    [
      "an entry stands twice",
      engines,
      (data) => data.engines?.push(engine(data, "mysql")),
      `${engines}: engines[mysql]: "mysql" is in dms/engines.json already. Remove one of the two entries.`,
    ],
    [
      "an engine has a role use that is not there",
      engines,
      (data) => set(engine(data, "mysql"), { rolesAsSource: ["endpoint-secret-rol", "endpoint-iam-db-auth"] }),
      `${engines}: engines[mysql].rolesAsSource: There is no role use "endpoint-secret-rol". Did you mean "endpoint-secret-role"?`,
    ],
    [
      "an engine lacks the use that names it",
      engines,
      (data) => set(engine(data, "s3"), { rolesAsSource: [] }),
      `${engines}: engines[s3].rolesAsSource: "endpoint-s3-source" has a trigger that names the engine: add its id, or correct the trigger.`,
    ],
    [
      "an engine that is no target has roles as one",
      engines,
      (data) => set(engine(data, "mysql"), { asTarget: false }),
      `${engines}: engines[mysql].rolesAsTarget: The engine is no target: empty the list, or set "asTarget" to true.`,
    ],
    [
      "an engine signs in by a secret and has no role for it",
      engines,
      (data) => set(engine(data, "s3"), { secretAuth: true }),
      `${engines}: engines[s3].secretAuth: It is true: add "endpoint-secret-role" to the roles, or set it to false.`,
    ],
    [
      "a trigger names an unknown engine",
      s3Uses,
      (data) => set(source(data), { triggerWhen: { prop: "endpoint.engineName", op: "eq", value: "s4" } }),
      `There is no engine "s4". Did you mean "s3"?`,
    ],
    [
      "a use is for an unknown resource",
      s3Uses,
      (data) => set(source(data), { resourceTypes: ["AWS::DMS::Endpoint", "AWS::DMS::Endpoints"] }),
      `.resourceTypes: There is no DMS resource "AWS::DMS::Endpoints". Did you mean "AWS::DMS::Endpoint"?`,
    ],
    [
      "no engine has a use",
      s3Uses,
      (data) =>
        data.uses?.push(Object.assign(structuredClone(source(data)), { id: "endpoint-s3-other", triggerWhen: null })),
      "uses[endpoint-s3-other].id: No engine has the use: add its id to an engine in dms/engines.json, or remove the use.",
    ],
    [
      "a need names an unknown property",
      s3Uses,
      (data) => set(source(data).actions?.[0], { resource: ["arn:${Partition}:s3:::${prop:s3.buckets}/*"] }),
      `There is no property "s3.buckets". Add it to dms/properties.json or correct the name.`,
    ],
    [
      "a role is held by a property of another kind",
      s3Uses,
      (data) => set(source(data), { roleProp: "s3.bucketName" }),
      `${s3Uses}: uses[endpoint-s3-source].roleProp: There is no property of kind "roleArn" "s3.bucketName".`,
    ],
    [
      "a resource has an unknown token",
      s3Uses,
      (data) => set(source(data).actions?.[0], { resource: ["arn:aws:s3:::${props:s3.bucketName}"] }),
      "must match pattern",
    ],
    [
      "AWS has no such action",
      s3Uses,
      (data) => set(source(data).actions?.[0], { action: "s3:GetObjekt" }),
      `${s3Uses}: uses[endpoint-s3-source].actions: AWS has no action "s3:GetObjekt". Did you mean "s3:GetObject"?`,
    ],
    [
      "AWS has no such service",
      s3Uses,
      (data) => set(source(data).actions?.[0], { action: "s4:GetObject" }),
      `AWS has no service with the prefix "s4". Correct the name, or run "npm run knowledge" if the action is new.`,
    ],
    [
      "an action of the console is not in its statement",
      "dms/guide-policy.json",
      (data) => set(entry(data.statements, "id", "keys"), { consoleActions: ["kms:ListKeys"] }),
      `statements[keys].consoleActions: "kms:ListKeys" is not in "actions": add it there too.`,
    ],
    [
      "the needs of a caller do not begin with what makes the resource",
      "dms/caller-needs/tasks.json",
      (data) => data.types?.[0]?.needs?.reverse(),
      "types[AWS::DMS::ReplicationTask].needs: The first need must be the operation that makes the resource, and required: move it to the top.",
    ],
    [
      "a property is asked for nowhere",
      properties,
      (data) =>
        data.properties?.push({
          id: "endpoint.new",
          kind: "string",
          cfn: [],
          terraform: [],
          default: null,
        } as unknown as Json),
      `${properties}: properties[endpoint.new]: Nothing asks for the property: name it in a need, a condition or src, or remove it.`,
    ],
  ])("%s", (_slip, file, change, said) => {
    expect(saidAfter(file, change).join("\n")).toContain(said);
  });
});
