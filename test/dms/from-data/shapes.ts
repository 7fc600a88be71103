import { engines, type ActionNeed, type NeedCondition, type RoleUse } from "../../../src/knowledge/index.js";
import { resourceText, terraformType, variantsOf, type Format, type Setting, type Variant } from "./fixture.js";
import type { FixtureStatement } from "./role.js";
import { isUntold, rowsOf, settingOf, writtenUses } from "./rows.js";
import { ref, text, type FixtureText, type FixtureValue, type OtherRef, type Ref } from "./text.js";

/** A DMS resource with a role, and what AWS documents that the role needs for exactly this. */
export interface Shape {
  readonly name: string;
  readonly use: RoleUse;
  readonly variants: Readonly<Partial<Record<Format, Variant>>>;
  readonly setting: Setting;
  readonly needs: readonly ActionNeed[];
}

/** Every use by each type of resource and for each engine, and with each setting that asks for more. */
export function allShapes(): readonly Shape[] {
  return writtenUses.flatMap((use) =>
    use.resourceTypes
      .filter((type) => Object.keys(variantsFor(use, type)).length > 0)
      .flatMap((type) => [
        shapeOf(use, type),
        ...conditionsOf(use).map((row) => shapeOf(use, type, row)),
        ...enginesOf(use).map((engine) => shapeOf(use, type, undefined, engine)),
      ]),
  );
}

/** One place in each format: all places are the same to the rows. */
function variantsFor(use: RoleUse, type: string): Shape["variants"] {
  const isOnly = use.resourceTypes.length === 1;
  const [cloudformation, terraform] = (["cloudformation", "terraform"] as const).map((format) =>
    variantsOf(use).find(
      (one) => one.format === format && (isOnly || one.type === type || one.type === terraformType(type)),
    ),
  );
  return { ...(cloudformation && { cloudformation }), ...(terraform && { terraform }) };
}

/** A row for each setting on which needs depend. */
function conditionsOf({ actions }: RoleUse): readonly ActionNeed[] {
  const rows = actions.filter((row) => row.need === "conditional" && !isUntold(row) && !isOfTypes(row.when));
  return [...new Map(rows.map((row) => [JSON.stringify(row.when), row] as const)).values()];
}

function isOfTypes(condition: NeedCondition | null): boolean {
  return condition !== null && "op" in condition && condition.op === "resourceExists";
}

/** The engines whose endpoints have the use, but for the first: that is the shape without a name of one. */
function enginesOf({ id }: RoleUse): readonly string[] {
  const names = engines.filter(({ rolesAsSource, rolesAsTarget }) => [...rolesAsSource, ...rolesAsTarget].includes(id));
  return names.slice(1).map(({ name }) => name);
}

function shapeOf(use: RoleUse, type: string, row?: ActionNeed, engine?: string): Shape {
  const setting = withEngine(withSamples(settingOf(use, row), use), use, engine);
  const rows = rowsOf(use, ["required", "conditional"]).filter(
    (one) => !isUntold(one) && holds(one.when, setting, type),
  );
  const needs = [...new Map(rows.map((one) => [`${one.action} ${one.resource.join(" ")}`, one] as const)).values()];
  const more = engine ?? (row && conditionText(row.when));
  const where = use.resourceTypes.length > 1 ? ` of ${type.slice("AWS::DMS::".length)}` : "";
  return {
    name: `${use.id}${where}${more === undefined ? "" : `, ${more}`}`,
    use,
    variants: variantsFor(use, type),
    setting,
    needs,
  };
}

function withEngine(setting: Setting, { id }: RoleUse, engine: string | undefined): Setting {
  const facts = engines.find(({ name }) => name === engine);
  if (!facts) return setting;
  const side = facts.rolesAsSource.includes(id) ? "source" : "target";
  const props = new Map([
    ...setting.props,
    ["endpoint.engineName", text(facts.name)],
    ["endpoint.endpointType", text(side)],
  ] as const);
  return { ...setting, props };
}

/** What tells the resources that no property names by itself. */
const telling: Readonly<Record<string, readonly [property: string, value: FixtureValue, resource: FixtureText]>> = {
  openSearchDomainName: ["opensearch.endpointUri", text("https://", { ref: "domainHost" }), ref("domain")],
  neptuneClusterResourceId: ["endpoint.serverName", ref("clusterHost"), ref("clusterId")],
  dbiResourceId: ["endpoint.serverName", ref("databaseHost"), ref("databaseId")],
  dynamoTargetTables: [
    "task.tableMappings",
    {
      json: { rules: [{ "rule-type": text("object-mapping"), "target-table-name": text("orders") }] },
    },
    text("orders"),
  ],
};

function withSamples(setting: Setting, { actions }: RoleUse): Setting {
  const patterns = actions.flatMap(({ resource }) => resource);
  const told = Object.entries(telling).filter(([fact]) => patterns.some((one) => one.includes(`\${fact:${fact}}`)));
  return { ...setting, props: new Map([...setting.props, ...told.map(([, [id, value]]) => [id, value] as const)]) };
}

/** Whether a condition of the facts holds for what a fixture sets; what it does not set is off. */
function holds(condition: NeedCondition | null, setting: Setting, type: string): boolean {
  if (condition === null) return true;
  if ("all" in condition) return condition.all.every((one) => holds(one, setting, type));
  if ("any" in condition) return condition.any.some((one) => holds(one, setting, type));
  if ("not" in condition) return !holds(condition.not, setting, type);
  if (condition.op === "fact") return setting.facts.has(condition.value);
  if (condition.op === "resourceExists") return condition.value.includes(type);
  const value = setting.props.get(condition.prop);
  if (!("value" in condition)) return (value !== undefined) === (condition.op === "set");
  const wanted = [condition.value].flat().map(String);
  const first = Array.isArray(value) ? (value as readonly unknown[])[0] : value;
  const isAny = wanted.some((one) => one === first || (one === "true" && first === true));
  return condition.op === "neq" ? !isAny : isAny;
}

function conditionText(condition: NeedCondition | null): string {
  if (condition === null) return "";
  if ("all" in condition) return condition.all.map(conditionText).filter(Boolean).join(" and ");
  if ("any" in condition) return condition.any.map(conditionText).join(" or ");
  if ("not" in condition) return "";
  if (!("prop" in condition)) return String(condition.value);
  const value = "value" in condition ? [condition.value].flat()[0] : undefined;
  return value === undefined || value === true ? condition.prop : `${condition.prop} ${String(value)}`;
}

/** What a need is granted on in a fixture. */
export function statementFor({ action, resource }: ActionNeed): FixtureStatement {
  return { actions: [action], resources: resource.map(textFor) };
}

function textFor(pattern: string): FixtureText {
  return pattern.split(/(\$\{fact:[^}]*\})/).flatMap((piece): FixtureText => {
    const fact = /^\$\{fact:(.*)\}$/.exec(piece)?.[1];
    return fact === undefined ? resourceText(piece) : (telling[fact]?.[2] ?? ["*"]);
  });
}

const others: Readonly<Partial<Record<Ref, OtherRef>>> = {
  bucket: "otherBucket",
  key: "otherKey",
  secret: "otherSecret",
  stream: "otherStream",
  domain: "otherDomain",
  clusterId: "otherClusterId",
  databaseId: "otherDatabaseId",
};

/** Names that DMS gives, and that of a table. */
const givenNames = /(?<=[:/])(?:dms-|aws_dms_|awsdms_|glue_catalog_generation_|dms_validation_)[\w-]*|^orders$/g;

/** The same on another resource; `undefined` where the need is on everything of a kind. */
export function statementForOther(need: ActionNeed): FixtureStatement | undefined {
  const { actions, resources } = statementFor(need);
  const moved = resources.map((one) =>
    one.map((part) =>
      typeof part === "string" ? part.replace(givenNames, "other") : { ref: others[part.ref] ?? part.ref },
    ),
  );
  return JSON.stringify(moved) === JSON.stringify(resources) ? undefined : { actions, resources: moved };
}
