import { describe, expect, it } from "vitest";
import { requiredResources } from "../../../src/dms/needs/required-resources.js";
import { targetTables } from "../../../src/dms/resources/target-tables.js";
import { display } from "../../../src/tree/index.js";
import { dmsIn, variantOf } from "../variant.js";

const mapped = (table: unknown): object => ({ "rule-type": "object-mapping", "target-table-name": table });
const selected = { "rule-type": "selection", "target-table-name": "left-out" };

/** A task that fills an endpoint by these rules. */
function task(name: string, rules: readonly object[] | string, endpoint = "!Ref Dms"): string {
  const mappings = typeof rules === "string" ? rules : `'${JSON.stringify({ rules })}'`;
  return `  ${name}:
    Type: AWS::DMS::ReplicationTask
    Properties: { TargetEndpointArn: ${endpoint}, TableMappings: ${mappings} }
`;
}

const template = (tasks: string): string => `
Parameters: { Any: { Type: String } }
Conditions: { IsAny: !Equals [!Ref Any, a] }
Resources:
  Dms: { Type: AWS::DMS::Endpoint, Properties: { EndpointType: target, EngineName: dynamodb } }
${tasks}`;

describe("the tables that tasks fill", () => {
  const chosen = `!If [IsAny, '{ "rules": [] }', '{ "rules": [1] }']`;
  const partly = `!Sub '{ "rules": [${JSON.stringify(mapped("orders-${Any}"))}] }'`;
  it.each<[string, string, readonly string[]]>([
    ["no task", "", []],
    ["one table", task("A", [mapped("orders")]), ["orders"]],
    ["a name with all that names may have", task("A", [mapped("My_orders-2.old")]), ["My_orders-2.old"]],
    ["several tables", task("A", [mapped("orders"), selected, mapped("items")]), ["orders", "items"]],
    ["a table twice", task("A", [mapped("orders"), mapped("orders")]), ["orders"]],
    ["several tasks", task("A", [mapped("orders")]) + task("B", [mapped("items")]), ["orders", "items"]],
    ["a task without mapped tables", task("A", [mapped("orders")]) + task("B", [selected]), []],
    ["only rules of another type", task("A", [selected]), []],
    ["a table without a name", task("A", [mapped("orders"), { "rule-type": "object-mapping" }]), []],
    ["a name with spaces", task("A", [mapped("my orders"), mapped("orders")]), []],
    ["a name with a wildcard at the end", task("A", [mapped("orders*")]), []],
    ["a name with a wildcard at the start", task("A", [mapped("*orders")]), []],
    ["a name that is partly a parameter", task("A", partly), []],
    ["mappings without rules", task("A", "'{}'"), []],
    ["mappings from a parameter", task("A", "!Ref Any"), []],
    ["mappings that depend on a condition", task("A", chosen), []],
    ["a task of another endpoint", task("A", [mapped("orders")], '"arn:aws:dms:r:1:endpoint:x"'), []],
    ["a task that may be of another endpoint", task("A", [mapped("orders")], "!Ref Any"), []],
    [
      "a second task that may be of this endpoint",
      task("A", [mapped("orders")]) + task("B", [mapped("items")], "!Ref Any"),
      [],
    ],
  ])("%s", async (_, tasks, tables) => {
    expect(targetTables(variantOf(await dmsIn(template(tasks))))).toEqual(tables);
  });

  it("are the resources that the role needs", async () => {
    const pattern = "arn:aws:dynamodb:r:1:table/${fact:dynamoTargetTables}";
    const resourcesOf = async (tasks: string): Promise<unknown> =>
      requiredResources(variantOf(await dmsIn(template(tasks))), pattern).map(({ pattern: one, readings }) => [
        one,
        ...readings.map(display),
      ]);
    const [orders, items] = ["arn:aws:dynamodb:r:1:table/orders", "arn:aws:dynamodb:r:1:table/items"];
    expect(await resourcesOf(task("A", [mapped("orders"), mapped("items")]))).toEqual([
      [orders, orders],
      [items, items],
    ]);
    expect(await resourcesOf("")).toEqual([[pattern, expect.stringMatching(/table\/\$\{.*\}$/)]]);
  });
});

describe("table mappings that may have more rules", () => {
  it("name no tables for certain", async () => {
    const files = {
      "main.tf": `
variable "more" {}
resource "aws_dms_endpoint" "Dms" {
  endpoint_id   = "d"
  endpoint_type = "target"
  engine_name   = "dynamodb"
}
resource "aws_dms_replication_task" "task" {
  target_endpoint_arn = aws_dms_endpoint.Dms.endpoint_arn
  table_mappings      = jsonencode({ rules = concat([{ rule-type = "object-mapping", target-table-name = "orders" }], MORE) })
}
`,
    };
    const tablesWith = async (more: string) =>
      targetTables(variantOf(await dmsIn("Resources: {}", { "main.tf": files["main.tf"].replace("MORE", more) })));
    expect(await tablesWith("[]")).toEqual(["orders"]);
    expect(await tablesWith("var.more")).toEqual([]);
  });
});
