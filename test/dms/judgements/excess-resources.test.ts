import { describe, expect, it } from "vitest";
import { excessResources, narrowed, type ActionRequirement } from "../../../src/dms/index.js";
import { no } from "../../../src/iam/index.js";
import type { ResourcePattern } from "../../../src/model/index.js";
import { display, type Text } from "../../../src/tree/index.js";
import { textFrom, type Json } from "../../iam/build.js";
import { needed, statementFrom } from "../excess.js";

/** A text whose holes belong to a resource of the template. */
function declared(written: string): Text {
  const { parts, ...text } = textFrom(written);
  return {
    ...text,
    parts: parts.map((part) =>
      part.kind === "hole" ? { ...part, symbol: { ...part.symbol, resource: `stack#${part.symbol.id}` } } : part,
    ),
  };
}

/** A text whose holes have an expression that can be written again. */
function expressed(written: string): Text {
  const { parts, ...text } = textFrom(written);
  return {
    ...text,
    parts: parts.map((part) => (part.kind === "hole" ? { ...part, expressionText: part.symbol.id } : part)),
  };
}

const shown = (texts: readonly Text[]): readonly string[] => texts.map(display);
const shownItems = (items: readonly ResourcePattern[]): readonly string[] => items.map(({ text }) => display(text));

function excessOf(resources: Json, requirements: readonly ActionRequirement[], action: Json = "*") {
  const statement = statementFrom({ Effect: "Allow", Action: action, Resource: resources });
  const { excess, needed: enough } = excessResources(statement, requirements);
  return { excess: shownItems(excess), needed: shown(enough) };
}

/** Each of these resources is needed. */
const all = (action: string, ...resources: readonly (string | Text)[]): ActionRequirement =>
  needed(
    action,
    resources.map((one) => [typeof one === "string" ? textFrom(one) : one]),
  );

const objects = "arn:aws:s3:::lake/*";
const put = all("s3:PutObject", objects);

describe("resources in a bucket", () => {
  it.each<[Json, readonly string[]]>([
    [[objects], []],
    [["*"], ["*"]],
    [["arn:aws:s3:::lake/orders/*", "arn:aws:s3:::lake"], []],
    [
      ["arn:aws:s3:::lake*", "arn:aws:s3:::lak?/*", "arn:aws:s3:::*/*"],
      ["arn:aws:s3:::lake*", "arn:aws:s3:::lak?/*", "arn:aws:s3:::*/*"],
    ],
    [[objects, "arn:aws:s3:::other/*"], ["arn:aws:s3:::other/*"]],
    [["arn:aws:s3:::<Name:segment>/*"], []],
    [["arn:*:s3:::lake/orders", "arn:*:s3:::other/orders"], ["arn:*:s3:::other/orders"]],
    [["arn:aws:s3:::other-<Name:segment>/*"], ["arn:aws:s3:::other-<Name:segment>/*"]],
    [["arn:aws:s3:::l<Name:segment>e/orders"], []],
    [["<Any>"], []],
    [["arn:<aws:partition>:s3:::lake/x", "arn:<aws:partition>:s3:::other/x"], ["arn:<aws:partition>:s3:::other/x"]],
    [["arn:aws:s3:::<Name:segment>*"], ["arn:aws:s3:::<Name:segment>*"]],
    [["arn:aws:kinesis:r:1:stream/lake"], ["arn:aws:kinesis:r:1:stream/lake"]],
  ])("%j", (resources, excess) => {
    expect(excessOf(resources, [put]).excess).toEqual(excess.map((one) => display(textFrom(one))));
  });

  it.each<[string, string, boolean]>([
    ["arn:aws:s3:::<Bucket:segment>/orders/*", "arn:aws:s3:::<Bucket:segment>/*", false],
    ["arn:aws:s3:::<Bucket:segment>", "arn:aws:s3:::<Bucket:segment>/*", false],
    // A pattern covers other buckets too, whatever the bucket is called.
    ["arn:aws:s3:::lake*/orders", "arn:aws:s3:::<Bucket:segment>", true],
    ["arn:aws:s3:::<Name:segment>?/orders", "arn:aws:s3:::<Bucket:segment>", true],
    ["arn:aws:s3:::<Name:segment>/orders", "arn:aws:s3:::<Bucket:segment>", false],
    ["arn:aws:s3:::x-<Bucket:segment>-y/orders/*", "arn:aws:s3:::x-<Bucket:segment>-y/*", false],
    ["arn:aws:s3:::x-<Bucket:segment>-y/orders/*", "arn:aws:s3:::x-<Bucket:segment>-z/*", true],
  ])("%s for %s: %s", (item, need, isExcess) => {
    const { excess } = excessOf([item], [all("s3:PutObject", declared(need))]);
    expect(excess).toHaveLength(isExcess ? 1 : 0);
  });

  it("are judged with every bucket that is needed", () => {
    const both = all("s3:PutObject", objects, "arn:aws:s3:::stage/*");
    const items = ["arn:aws:s3:::stage/x", "arn:aws:s3:::lake", "arn:aws:s3:::other/x"];
    expect(excessOf(items, [both]).excess).toEqual(["arn:aws:s3:::other/x"]);
  });
});

describe("resources by their names", () => {
  const [stream, anyStream] = ["arn:aws:kinesis:r:1:stream/in", "arn:aws:kinesis:r:1:stream/*"];
  const here = "arn:aws:kinesis:<aws:region>:1:stream/in";
  const secret = "arn:aws:secretsmanager:r:1:secret:db-<arn-generated:segment>";
  const tables = ["arn:aws:dynamodb:r:1:table/awsdms_*", "arn:aws:dynamodb:r:1:table/*"] as const;
  it.each<[string, string, Json, readonly string[]]>([
    ["kinesis:PutRecord", stream, [stream, "arn:aws:kinesis:*:*:stream/in"], []],
    ["kinesis:PutRecord", stream, [anyStream, "arn:aws:kinesis:*:*:*"], [anyStream, "arn:aws:kinesis:*:*:*"]],
    ["kinesis:PutRecord", stream, ["arn:aws:kinesis:r:1:stream/**"], ["arn:aws:kinesis:r:1:stream/**"]],
    ["kinesis:PutRecord", stream, ["arn:aws:kinesis:r:1:stream/i*", "arn:aws:kinesis:r:1:stream/*n"], []],
    ["kinesis:PutRecord", stream, ["arn:aws:kinesis:r:1:stream/out"], ["arn:aws:kinesis:r:1:stream/out"]],
    ["kinesis:PutRecord", anyStream, [anyStream, stream], []],
    [
      "secretsmanager:GetSecretValue",
      secret,
      ["arn:aws:secretsmanager:r:1:secret:*"],
      ["arn:aws:secretsmanager:r:1:secret:*"],
    ],
    [
      "secretsmanager:GetSecretValue",
      secret,
      ["arn:aws:secretsmanager:r:1:secret:db-??????", "arn:aws:secretsmanager:r:1:secret:d*"],
      [],
    ],
    ["secretsmanager:GetSecretValue", secret, ["arn:aws:secretsmanager:r:1:secret:<Name>"], []],
    ["dynamodb:PutItem", tables[0], [tables[1]], [tables[1]]],
    ["sqs:SendMessage", "arn:aws:sqs:r:1:queue", ["arn:aws:sqs:r:1:*"], ["arn:aws:sqs:r:1:*"]],
    [
      "kinesis:PutRecord",
      here,
      ["arn:aws:kinesis:<aws:region>:1:stream/*"],
      ["arn:aws:kinesis:<aws:region>:1:stream/*"],
    ],
    ["kinesis:PutRecord", here, ["arn:aws:kinesis:r:1:stream/*"], []],
    ["kinesis:PutRecord", `${stream}-<x-generated:segment>`, [`${stream}-<x-generated:segment>*`], []],
    [
      "kinesis:PutRecord",
      "arn:aws:kinesis:r:1:stream/<x-generated:segment>-in",
      ["arn:aws:kinesis:r:1:stream/<x-generated:segment>*"],
      [],
    ],
  ])("%s on %s: %j", (action, need, resources, excess) => {
    expect(excessOf(resources, [all(action, need)]).excess).toEqual(excess.map((one) => display(textFrom(one))));
  });

  it("are judged with every resource that is needed", () => {
    const both = [put, all("kinesis:PutRecord", stream, "arn:aws:kinesis:r:1:stream/out")];
    const table = all("dynamodb:PutItem", tables[0], "arn:aws:dynamodb:r:1:table/orders");
    expect(excessOf([objects, stream, "arn:aws:kinesis:r:1:stream/i*"], both).excess).toEqual([]);
    expect(excessOf(["arn:aws:s3:::other", anyStream], both).excess).toEqual(["arn:aws:s3:::other", anyStream]);
    expect(excessOf(["arn:aws:dynamodb:r:1:table/awsdms_x"], [table]).excess).toEqual([]);
  });

  it("may be all, where all are needed beside some", () => {
    expect(excessOf([tables[1]], [all("dynamodb:PutItem", ...tables)]).excess).toEqual([]);
    expect(excessOf(["arn:aws:dynamodb:*:1:table/*"], [all("dynamodb:PutItem", ...tables)]).excess).toEqual([]);
    expect(excessOf(["*"], [all("dynamodb:ListTables", "*", tables[0])]).excess).toEqual([]);
    expect(excessOf(["*", stream], [all("dynamodb:ListTables", "*")]).excess).toEqual([]);
  });
});

describe("resources are not judged", () => {
  const other = { excess: [], needed: [] };
  it.each<[string, Json]>([
    [
      "where conditions limit the statement",
      { Action: "s3:*", Resource: "*", Condition: { Bool: { "aws:SecureTransport": "true" } } },
    ],
    ["where there may be more of them", { Action: "s3:*", Resource: ["*", "$open"] }],
    ["where all but some are named", { Action: "s3:*", NotResource: "arn:aws:s3:::x" }],
    ["where no needed action is allowed", { Action: "ec2:*", Resource: "*" }],
    ["where all actions but some are allowed", { NotAction: "ec2:*", Resource: "*" }],
  ])("%s", (_, statement) => {
    expect(excessResources(statementFrom({ Effect: "Allow", ...(statement as object) }), [put])).toEqual(other);
  });

  it("where the actions are not in use, or on no known resource", () => {
    const resources = [[textFrom(objects)]];
    expect(excessOf(["*"], [needed("s3:PutObject", resources, { need: "optional" })])).toEqual(other);
    expect(excessOf(["*"], [{ ...put, applies: no() }])).toEqual(other);
    expect(excessOf(["*"], [needed("s3:PutObject", resources, { isOpen: true })]).excess).toEqual(["*"]);
    expect(excessOf(["*"], [needed("s3:PutObject")])).toEqual(other);
    expect(excessOf(["arn:aws:s3:::other/*"], [needed("s3:PutObject", [[]])])).toEqual(other);
  });

  it("where a condition of the template decides whether they are there", () => {
    const { excess } = excessOf(
      [{ $if: "Prod", then: "arn:aws:s3:::b", else: "arn:aws:s3:::c" }, "arn:aws:s3:::d"],
      [put],
    );
    expect(excess).toEqual(["arn:aws:s3:::d"]);
  });
});

describe("resources that are needed, but not known", () => {
  const fromParameter = textFrom("arn:aws:s3:::<Name:segment>/*");
  const partly = textFrom("arn:aws:s3:::x-<Name:segment>/*");
  it.each<[string, readonly Text[], Json, readonly string[]]>([
    ["may be any of the service", [fromParameter], ["*", "arn:aws:s3:::other/*"], []],
    ["are of one service", [fromParameter], ["arn:aws:kinesis:r:1:stream/x"], ["arn:aws:kinesis:r:1:stream/x"]],
    ["have a part that is known", [partly], ["arn:aws:s3:::other/*"], ["arn:aws:s3:::other/*"]],
    ["may contain others", [partly], ["arn:aws:s3:::x-orders/new/*"], []],
    ["are any, if nothing of them is known", [], ["*", "arn:aws:s3:::other/*", "<Any>"], []],
    ["are not in another service", [], ["arn:aws:kinesis:r:1:stream/x"], ["arn:aws:kinesis:r:1:stream/x"]],
    ["are one of several", [textFrom(objects), fromParameter], ["*", "arn:aws:s3:::other/*"], []],
  ])("%s", (_, readings, resources, excess) => {
    const both = needed("s3:PutObject", [[textFrom(objects)], readings]);
    expect(excessOf(resources, [both]).excess).toEqual(excess);
  });

  it.each<[string, Text, boolean]>([
    ["a parameter", fromParameter, false],
    ["a resource of the template", declared("arn:aws:s3:::<Name:segment>/*"), true],
    ["an expression", expressed("arn:aws:s3:::<Name:segment>/*"), true],
    ["the place of the deployment", textFrom("arn:<aws:partition>:kinesis:<aws:region>:<aws:account>:stream/x"), true],
    ["the end of a secret's ARN", textFrom("arn:aws:secretsmanager:r:1:secret:x-<y-generated:segment>"), true],
  ])("are not those with %s", (_, reading, isKnown) => {
    expect(excessOf(["*"], [needed("s3:PutObject", [[reading]])]).excess).toEqual(isKnown ? ["*"] : []);
  });
});

describe("the resources that are enough", () => {
  const [lake, stage] = ["arn:aws:s3:::lake", "arn:aws:s3:::stage"];
  it("are those of the actions in use, each once and as it is read first", () => {
    const list = needed("s3:ListBucket", [
      [textFrom(lake), textFrom("arn:aws:s3:::second-reading")],
      [textFrom(stage)],
    ]);
    const tag = needed("s3:GetBucketTagging", [[textFrom("arn:aws:s3:::tagged")]], { need: "optional" });
    const unknown = needed("s3:GetBucketAcl", [[textFrom("arn:aws:s3:::<Name:segment>")]]);
    const location = all("s3:GetBucketLocation", lake);
    expect(excessOf(["*"], [list, tag, location]).needed).toEqual([lake, stage]);
    expect(excessOf(["arn:aws:ec2:::x"], [list, tag, unknown, location]).needed).toEqual([lake, stage]);
    expect(excessOf(["*"], [list, location], ["s3:GetBucketLocation"]).needed).toEqual([lake]);
  });

  it("take the place of those that are not needed", () => {
    const narrowedBy = (resources: readonly string[]): readonly string[] => {
      const statement = statementFrom({ Effect: "Allow", Action: "s3:*", Resource: resources });
      return shown(narrowed(statement, excessResources(statement, [all("s3:ListBucket", lake, stage)])));
    };
    expect(narrowedBy(["*"])).toEqual([lake, stage]);
    expect(narrowedBy([stage, "arn:aws:s3:::other"])).toEqual([stage, lake]);
    expect(narrowedBy([lake, stage])).toEqual([lake, stage]);
  });
});
