import { describe, expect, it } from "vitest";
import { conditionKey, globalConditionKey, isMultiValuedKey, serviceConditionKey } from "../../../src/iam/index.js";
import { madeUp, servicesOf } from "../services.js";

const services = await servicesOf("dms", "glacier", "s3", "secretsmanager");

describe("a condition key", () => {
  it.each([
    ["aws:SourceArn", "aws:SourceArn"],
    ["AWS:sourcearn", "aws:SourceArn"],
    ["aws:RequestTag/team", "aws:RequestTag/${TagKey}"],
    ["aws:requesttag/Team", "aws:RequestTag/${TagKey}"],
    ["aws:RequestTag/", undefined],
    ["aws:RequestTag", undefined],
    ["aws:NoSuchKey", undefined],
    ["dms:req-tag/team", "dms:req-tag/${TagKey}"],
    ["DMS:REQ-TAG/team", "dms:req-tag/${TagKey}"],
    ["dms:NoSuchKey", undefined],
    ["s3:prefix", "s3:prefix"],
    ["secretsmanager:ResourceTag/team", "secretsmanager:ResourceTag/${TagKey}"],
    ["glacier:ResourceTag/LegalHold", "glacier:ResourceTag/"],
    ["glacier:ResourceTag/", undefined],
    ["kms:ViaService", undefined],
    ["s3", undefined],
    ["prefix", undefined],
    ["", undefined],
  ])("%s is %s", (written, name) => {
    expect(conditionKey(services, written)?.name).toBe(name);
  });

  it("of a service is not a global one", () => {
    const [s3] = services.values();
    expect(globalConditionKey("s3:prefix")).toBeUndefined();
    expect(s3 && serviceConditionKey(s3, "s3:prefix")).toBeUndefined();
  });

  it("may have a name of one's own in its middle", () => {
    const service = madeUp({
      conditionKeys: {
        "it:${Name}/Size": "Numeric",
        "it:<name>Tag": "String",
        "it:All": "Bool",
        "it:Tag-KeySize": "Numeric",
      },
    });
    expect(serviceConditionKey(service, "it:a/size")).toEqual({ name: "it:${Name}/Size", type: "Numeric" });
    expect(serviceConditionKey(service, "it:A/Size")?.type).toBe("Numeric");
    expect(serviceConditionKey(service, "it:atag")?.type).toBe("String");
    expect(serviceConditionKey(service, "it:all")).toEqual({ name: "it:All", type: "Bool" });
    for (const other of ["it:/size", "it:a/sizes", "xit:a/size", "it:size", "it:mysize"])
      expect(serviceConditionKey(service, other)).toBeUndefined();
  });

  it.each([
    ["aws:tagkeys", true],
    ["aws:principalservicenameslist", true],
    ["aws:principalorgpaths", true],
    ["aws:sourcearn", false],
    ["s3:prefix", false],
    ["dms:nosuchkey", false],
  ])("%s may have several values: %s", (key, expected) => {
    expect(isMultiValuedKey(key)).toBe(expected);
  });
});
