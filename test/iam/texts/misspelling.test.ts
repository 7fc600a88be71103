import { describe, expect, it } from "vitest";
import { isMisspelling, wordsOf } from "../../../src/iam/index.js";
import { serviceIndex } from "../../../src/knowledge/index.js";

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

describe("which verb is meant", () => {
  it.each<[string, string, readonly string[], boolean]>([
    ["GettIt", "GetIt", ["get"], true],
    ["GettIt", "GetIt", ["get", "gets"], true],
    ["GetxIt", "GetIt", ["get"], true],
    ["GetxIt", "GetIt", ["get", "gets"], false],
    ["GeIt", "GetIt", ["get", "be"], true],
    ["GeIt", "GetIt", ["get", "gem"], false],
    ["GteIt", "GetIt", ["get", "gtx"], true],
    ["GxtIt", "GetIt", ["get"], true],
    ["GxtIt", "GetIt", ["get", "set"], true],
    ["GxtIt", "GetIt", ["get", "gxta"], false],
    ["GxtIt", "GetIt", ["get", "gat"], false],
    ["LetIt", "GetIt", ["get", "let"], false],
    ["ItGxt", "ItGet", ["get", "gat"], false],
    ["ItGxt", "ItGet", ["get"], true],
  ])("%s for %s, of %j: %s", (written, meant, verbs, expected) => {
    expect(isMisspelling(written, meant, { words: new Set(), verbs: new Set(verbs) })).toBe(expected);
  });
});

describe("which word is misspelled", () => {
  it.each<[string, string, readonly string[], boolean]>([
    ["Tabel", "Table", [], true],
    ["Tabel", "Table", ["tabel"], false],
    ["Tabke", "Table", [], true],
    ["Tabk", "Tabl", [], false],
    ["Tab", "Tabl", [], true],
    ["Tabxl", "Tabl", [], true],
    ["Tables", "Table", ["tables"], false],
    ["ListTables", "ListTable", ["tables"], true],
    ["ListTable", "ListTables", ["table"], true],
    ["ListRables", "ListTables", ["list"], true],
    ["ListTablse", "ListTables", ["list"], true],
    ["LsitTables", "ListTables", ["tables"], true],
    ["ListxTables", "ListTables", [], true],
    ["ListxTables", "ListTables", ["xtables"], false],
    ["ListxTables", "ListTables", ["listx"], false],
    ["ListTaxbxles", "ListTables", [], false],
    ["ListTaxxles", "ListTables", [], false],
    ["ListTbaels", "ListTables", [], false],
    ["ListTales", "ListTables", ["tales"], false],
    ["List2Tables", "ListTables", [], false],
  ])("%s for %s, with %j: %s", (written, meant, words, expected) => {
    expect(isMisspelling(written, meant, { words: new Set(words) })).toBe(expected);
  });
});

it("tells the words of a name", () => {
  expect(wordsOf("DescribeDBInstancesV2")).toEqual(["describe", "db", "instances", "v", "2"]);
});
