import { describe, expect, it } from "vitest";
import { actionsOf, areWildcards, mayNameType, reachOf, type NamedArn, type Reach } from "../../../src/iam/index.js";
import { madeUp, servicesOf } from "../services.js";

/** `s3:::b/*` is `arn:aws:s3:::b/*`. */
function named(written: string): NamedArn {
  const [service = "", region = "", account = "", ...rest] = written.split(":");
  const hasWildcardPlace = areWildcards(region, account);
  return { service, resource: rest.join(":"), hasWildcardPlace, isPlaceless: region + account === "" };
}

const services = await servicesOf(
  "apigateway",
  "backup",
  "codeconnections",
  "codestar-connections",
  "dms",
  "dynamodb",
  "kms",
  "lex",
  "logs",
  "s3",
  "secretsmanager",
);

describe("an action on resources", () => {
  it.each<[string, readonly (string | undefined)[], Reach]>([
    ["s3:GetObject", ["s3:::b/*"], "some"],
    ["s3:GetObject", ["s3:::b"], "other-types"],
    ["s3:GetObject", ["s3:::b", "s3:::b/*"], "some"],
    ["s3:GetObject", ["s3:eu-west-1:111122223333:accesspoint/a/object/*"], "some"],
    ["s3:GetObject", ["sqs:::b/*"], "other-types"],
    ["s3:GetObject", ["s3:::b", undefined], "some"],
    ["s3:GetObject", ["*:::b/*"], "some"],
    ["s3:ListBucket", ["s3:::b"], "some"],
    ["s3:ListBucket", ["s3:::b/*"], "other-types"],
    ["s3:ListBucket", ["s3:::*"], "some"],
    ["s3:DeleteAccessPoint", ["s3:eu-west-1:111122223333:accesspoint/a"], "some"],
    ["s3:DeleteAccessPoint", ["s3:::*/*"], "other-types"],
    ["s3:DeleteAccessPoint", ["s3:*:*:*/*"], "some"],
    ["s3:DeleteAccessPoint", ["s3::111122223333:*/*"], "some"],
    // Two versions of these services have different ARNs.
    ["lex:DescribeBot", ["lex:eu-west-1:111122223333:bot/A"], "some"],
    ["lex:RecognizeText", ["lex:eu-west-1:111122223333:bot-alias/A/B"], "some"],
    ["lex:PutBotAlias", ["lex:eu-west-1:111122223333:bot:it:prod"], "some"],
    ["lex:PutBotAlias", ["lex:eu-west-1:111122223333:intent:it:1"], "other-types"],
    ["apigateway:GET", ["apigateway:eu-west-1::/apis/it/models"], "some"],
    ["s3:ListAllMyBuckets", ["s3:::b"], "only-everything"],
    ["dms:DescribeEndpoints", ["dms:*:*:endpoint:*"], "only-everything"],
    ["dms:DeleteEndpoint", ["dms:*:*:endpoint:A"], "some"],
    ["dms:DeleteEndpoint", ["dms:*:*:task:A"], "other-types"],
    ["secretsmanager:GetSecretValue", ["secretsmanager:eu-west-1:111122223333:secret:it"], "some"],
    ["secretsmanager:GetSecretValue", ["secretsmanager:*:*:it!1"], "some"],
    ["secretsmanager:GetSecretValue", ["secretsmanager:eu-west-1:*:it!1"], "other-types"],
    ["secretsmanager:GetSecretValue", ["secretsmanager:*:*:other:it"], "other-types"],
    ["logs:GetLogEvents", ["logs:*:*:stream"], "some"],
    ["kms:Decrypt", ["kms:*:*:it"], "other-types"],
    ["kms:Decrypt", ["kms:*:*:alias/it"], "other-types"],
    ["dynamodb:Query", ["dynamodb:*:*:table/it/index/*"], "some"],
    ["dynamodb:GetItem", ["dynamodb:*:*:table/it*"], "some"],
    ["dynamodb:GetItem", ["dynamodb:*:*:table/it/*"], "other-types"],
    ["backup:DeleteRecoveryPoint", ["ec2:eu-west-1::snapshot/*"], "some"],
    ["backup:DeleteBackupVault", ["ec2:eu-west-1::snapshot/*"], "other-types"],
    ["codestar-connections:UseConnection", ["codeconnections:*:*:connection/it"], "some"],
    ["codeconnections:UseConnection", ["codestar-connections:*:*:connection/it"], "some"],
    ["codestar-connections:UseConnection", ["codeconnections:*:*:host/it"], "other-types"],
    ["codestar-connections:UseConnection", ["dms:*:*:connection/it"], "other-types"],
  ])("%s on %j: %s", (action, arns, expected) => {
    const [prefix = "", name = ""] = action.split(":");
    const service = services.get(prefix);
    const known = service && actionsOf(service).get(name.toLowerCase());
    if (!known) throw new Error(`${action} does not exist`);
    const list = arns.map((one) => (one === undefined ? undefined : named(one)));
    expect(reachOf(service, known, list)).toBe(expected);
    expect(reachOf(service, known, list)).toBe(expected);
  });
});

const tagged = ["aws:ResourceTag/${TagKey}"];
const arnOf = (type: string): string => `arn:\${Partition}:it:\${Region}:\${Account}:${type}/\${Name}`;
const service = madeUp({
  resourceTypes: {
    topic: { arn: arnOf("topic"), keys: tagged },
    log: { arn: arnOf("log") },
    queue: { arn: arnOf("queue"), keys: ["it:size"] },
    global: { arn: "arn:${Partition}:it::${Account}:global/${Name}" },
    regional: { arn: "arn:${Partition}:it:${Region}::regional/${Name}" },
  },
  unlistedResources: { Copy: [["topic/*", "log/*"]], Move: [["*"]], Send: [["topic/*"], ["log/*"]] },
});

describe("what the reference does not list", () => {
  const reach = (name: string, required: readonly string[], ...arns: readonly string[]): Reach =>
    reachOf(
      service,
      { name, facts: { level: "Write", required } },
      arns.map((arn) => named(arn)),
    );

  it("an action of which nothing is known may work on everything", () => {
    expect(reachOf(service, { name: "Old" }, [named("it:r:1:log/a")])).toBe("some");
  });

  it("a type of which nothing is known may be any resource", () => {
    expect(reach("Stop", ["gone"], "it:r:1:log/a")).toBe("some");
    expect(mayNameType(service, "gone", [named("s3:::b")])).toBe(true);
  });

  it("a type is named by any of the ARNs, and by one that is not known", () => {
    expect(mayNameType(service, "log", [named("it:r:1:topic/a"), named("it:r:1:log/a")])).toBe(true);
    expect(mayNameType(service, "log", [named("it:r:1:topic/a"), undefined])).toBe(true);
    expect(mayNameType(service, "log", [named("it:r:1:topic/a")])).toBe(false);
  });

  it.each(
    [
      "TagResource",
      "UntagResource",
      "TagResources",
      "Tag",
      "ListTagsForResource",
      "AddTags",
      "RemoveTagsFromResource",
    ].map((name) => [name]),
  )("%s works on what has tags", (name) => {
    expect(reach(name, ["log"], "it:r:1:topic/a")).toBe("some");
    expect(reach(name, ["log"], "it:r:1:log/a")).toBe("some");
    expect(reach(name, ["log"], "it:r:1:queue/a")).toBe("other-types");
  });

  it.each([["TagLog"], ["ListTagsForLogs"], ["StageResource"], ["ListTagsForResourceGroup"], ["CreateTagOption"]])(
    "%s works on what the reference lists",
    (name) => {
      expect(reach(name, ["log"], "it:r:1:topic/a")).toBe("other-types");
    },
  );

  it("AWS itself grants an action on resources together", () => {
    expect(reach("Copy", ["queue"], "it:r:1:topic/a", "it:r:1:log/*")).toBe("some");
    expect(reach("Copy", ["queue"], "it:r:1:topic/a")).toBe("other-types");
    expect(reach("Send", ["queue"], "it:r:1:log/a")).toBe("some");
    expect(reach("Send", ["queue"], "it:r:1:queue2/a")).toBe("other-types");
    expect(reach("Move", [], "it:*:*:*")).toBe("some");
    expect(reach("Move", [], "it:r:1:log/a")).toBe("only-everything");
    expect(reach("Send", [], "it:*:*:*")).toBe("only-everything");
    expect(reach("Stop", ["queue"], "it:r:1:topic/a", "it:r:1:log/*")).toBe("other-types");
  });

  it("a type with a region or an account alone has no place, as a bucket", () => {
    expect(reach("Stop", ["global"], "it:::*/a")).toBe("some");
    expect(reach("Stop", ["regional"], "it:::*/a")).toBe("some");
    expect(reach("Stop", ["topic"], "it:::*/a")).toBe("other-types");
    expect(reach("Stop", ["topic"], "it:::topic/a")).toBe("some");
  });
});

describe("the place of an ARN", () => {
  it.each([
    ["*", "*", true],
    ["*", "*1", true],
    ["eu-*", "*", false],
    ["*", "1*", false],
    ["", "", false],
  ])("region %j and account %j: %s", (region, account, expected) => {
    expect(areWildcards(region, account)).toBe(expected);
  });
});
