import { describe, expect, it } from "vitest";
import { isMisspelling, wordsOf } from "../../src/iam/index.js";
import { serviceIndex } from "../../src/knowledge/index.js";

const vocabulary = {
  words: new Set(["vpn", "vpcs", "tag", "task", "hapgs", "policy", "attach", "detach"]),
  verbs: new Set(serviceIndex.verbs),
};

describe("a name is misspelled", () => {
  it.each([
    ["getobject", "GetObject"],
    ["GetObjcet", "GetObject"],
    ["GetObbject", "GetObject"],
    ["GetObjec", "GetObject"],
    ["GetObjekt", "GetObject"],
    ["GetsObject", "GetObject"],
    ["GteObject", "GetObject"],
    ["GetOjbect", "GetObject"],
    ["DescribeVpc", "DescribeVpcs"],
    ["ListTag", "ListTags"],
    ["DescibeVpcs", "DescribeVpcs"],
    ["DescrobeVpcs", "DescribeVpcs"],
  ])("%s for %s", (written, meant) => {
    expect(isMisspelling(written, meant, vocabulary)).toBe(true);
  });
});

describe("another name is meant", () => {
  it.each([
    ["a verb", "GetPermissionsPolicy", "PutPermissionsPolicy"],
    ["what may be two verbs", "GutObject", "GetObject"],
    ["what may be two verbs, one letter short", "etObject", "GetObject"],
    ["a verb with a letter more", "UnlockDoor", "UnblockDoor"],
    ["a noun", "DescribeVpn", "DescribeVpcs"],
    ["a noun, one letter apart", "DescribeVpns", "DescribeVpcs"],
    ["a short word", "ListMap", "ListMop"],
    ["two letters", "ListHapgs", "ListTags"],
    ["a number", "ListObjectsV1", "ListObjectsV2"],
    ["a number that is not there", "ListObjectsV", "ListObjectsV2"],
  ])("%s: %s, %s", (_, written, meant) => {
    expect(isMisspelling(written, meant, vocabulary)).toBe(false);
  });
});

it("tells the words of a name", () => {
  expect(wordsOf("DescribeDBInstancesV2")).toEqual(["describe", "db", "instances", "v", "2"]);
});
