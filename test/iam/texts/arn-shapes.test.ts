import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arnShapes, patternsOverlap, segment, type ArnShape } from "../../../src/iam/index.js";
import { arnPattern } from "../../../src/iam/texts/arn-shapes.js";
import { madeUp, servicesOf } from "../services.js";

/** By trying every text: up to one unit more than the plain units of both. */
function naivelyMeet(one: string, other: string): boolean {
  const letters = ["a", "b", "/"];
  const plain = (one + other).replaceAll("*", "").replaceAll(segment, "").length;
  let texts = [""];
  for (let length = 0; length <= plain + 1; length++) {
    if (texts.some((text) => matches(one, text) && matches(other, text))) return true;
    texts = texts.flatMap((text) => letters.map((letter) => text + letter));
  }
  return false;
}

function matches(pattern: string, text: string): boolean {
  const [first] = pattern;
  if (first === undefined) return text === "";
  const [unit] = text;
  const rest = pattern.slice(1);
  if (first === "*" || first === segment) {
    const takes = unit !== undefined && (first === "*" || unit !== "/");
    return matches(rest, text) || (takes && matches(pattern, text.slice(1)));
  }
  return unit !== undefined && (first === "?" || first === unit) && matches(rest, text.slice(1));
}

describe("whether patterns of ARNs can meet", () => {
  const patterns = fc.string({ unit: fc.constantFrom("a", "b", "/", "*", "?", segment), maxLength: 4 });

  it("agrees with trying every text", () => {
    fc.assert(
      fc.property(patterns, patterns, (one, other) => {
        expect(patternsOverlap(one, other)).toBe(naivelyMeet(one, other));
        expect(patternsOverlap(other, one)).toBe(patternsOverlap(one, other));
      }),
      { numRuns: 500 },
    );
  });
});

describe("one pattern and another", () => {
  it.each([
    ["", "", true],
    ["", "a", false],
    ["", "*", true],
    ["", "?", false],
    ["a", "?", true],
    ["ab", "a?", true],
    ["a", "a?", false],
    ["/", "?", true],
    ["a?c", "?b?", true],
    ["?a", "b?", true],
    ["a*", "*b", true],
    ["a*c", "ab", false],
    ["*a*", "b", false],
    ["role/*", "*", true],
    ["role/*", "user/*", false],
    ["role/a", "role/b*", false],
    [segment, "a", true],
    [segment, "a/b", false],
    [segment, "*", true],
    [`${segment}/*`, "a/b/c", true],
    [`${segment}/*`, "a", false],
    [`${segment}b`, `a${segment}`, true],
    [`${segment}c`, "a*", true],
    [segment, "", true],
    ["a?*b", "ab", false],
  ])("%j and %j: %s", (one, other, expected) => {
    expect([patternsOverlap(one, other), patternsOverlap(other, one)]).toEqual([expected, expected]);
  });
});

describe("the forms of the ARNs of a service", () => {
  it.each([
    ["arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}", "arn:*:iam::*:role/*"],
    ["arn:${Partition}:s3:::${BucketName}/${ObjectName}", `arn:*:s3:::${segment}/*`],
    ["arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}", `arn:*:dynamodb:*:*:table/${segment}`],
    ["arn:${Partition}:glue:${Region}:${Account}:table/${Name}/${TableName}", "arn:*:glue:*:*:table/*/*"],
    ["arn:aws:it:::plain", "arn:aws:it:::plain"],
  ])("%s is %s", (arn, pattern) => {
    expect(arnPattern(arn)).toBe(pattern);
  });

  const found = async (prefixes: readonly string[], service: string): Promise<readonly ArnShape[]> =>
    arnShapes(await servicesOf(...prefixes), service);

  it("have region, account and resource", async () => {
    const ofS3 = await found(["s3", "dms"], "s3");
    expect(ofS3).toContainEqual({ prefix: "s3", type: "bucket", region: "", account: "", resource: segment });
    expect(ofS3).toContainEqual({ prefix: "s3", type: "job", region: "*", account: "*", resource: "job/*" });
    const ofDms = await found(["s3", "dms"], "dms");
    expect(ofDms).toContainEqual({
      prefix: "dms",
      type: "Endpoint",
      region: "*",
      account: "*",
      resource: "endpoint:*",
    });
    expect(ofDms.every(({ prefix }) => prefix === "dms")).toBe(true);
  });

  it("may be those of the actions of another service", async () => {
    const ofEc2 = await found(["ebs"], "ec2");
    expect(ofEc2.map(({ prefix, type }) => [prefix, type])).toEqual([["ebs", "snapshot"]]);
    const ofLambda = await found(["s3"], "s3-object-lambda");
    expect(ofLambda.map(({ type }) => type)).toEqual(["objectlambdaaccesspoint"]);
    expect((await found(["s3"], "s3")).map(({ type }) => type)).not.toContain("objectlambdaaccesspoint");
  });

  it("are also those that AWS uses and does not list", async () => {
    const shapes = await found(["secretsmanager"], "secretsmanager");
    expect(shapes.filter(({ type }) => type === "").map(({ resource }) => resource)).toContain("sqlworkbench!*");
  });

  it("are not known of a service that is not", async () => {
    expect(await found(["s3"], "sqs")).toEqual([]);
    expect(arnShapes(new Map([["it", madeUp({})]]), "it")).toEqual([]);
  });
});
