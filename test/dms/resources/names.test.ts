import { describe, expect, it } from "vitest";
import { kindName, nameOf, shownAddress } from "../../../src/dms/index.js";
import { dmsIn, s3Endpoint } from "../variant.js";

describe("an address as it is written in the file", () => {
  it.each([
    ["Resources.Target", "Target"],
    ["Resources.Nested.Target", "Nested.Target"],
    ["aws_dms_s3_endpoint.target", "aws_dms_s3_endpoint.target"],
    ["aws_dms_s3_endpoint.target[0]", "aws_dms_s3_endpoint.target"],
    ["aws_dms_s3_endpoint.target[12]", "aws_dms_s3_endpoint.target"],
    ['aws_dms_s3_endpoint.target["orders.eu"]', "aws_dms_s3_endpoint.target"],
    ['aws_dms_s3_endpoint.target["a \\"b\\" c"]', "aws_dms_s3_endpoint.target"],
    ['module.lake["eu"].module.inner[1].aws_dms_endpoint.target', "aws_dms_endpoint.target"],
  ])("%s: %s", (address, shown) => {
    expect(shownAddress(address)).toBe(shown);
  });
});

describe("the name of a DMS resource in messages", () => {
  it("is what it is, and its address", async () => {
    const { resource } = await dmsIn(s3Endpoint(""));
    expect(nameOf(resource)).toBe("endpoint Dms");
    expect(kindName({ kind: "DmsReplicationSubnetGroup" })).toBe("subnet group");
  });
});
