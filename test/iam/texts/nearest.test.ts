import { describe, expect, it } from "vitest";
import { nearest, nearestByWords, nearestWithin } from "../../../src/iam/index.js";

const regions = ["eu-west-1", "eu-west-2", "us-east-1", "us-west-1"];

describe("the names that a misspelled one may mean", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["GetObject", ["getobject", "GETOBJECT", "GetObjects"], ["getobject", "GETOBJECT"]],
    ["GetObjet", ["GetObject", "GetObjects", "PutObject"], ["GetObject"]],
    ["getobjet", ["GetObject", "PutObject"], ["GetObject"]],
    ["GETOBJET", ["getobject"], ["getobject"]],
    ["eu-west-3", regions, ["eu-west-1", "eu-west-2"]],
    ["eu-wset-1", regions, ["eu-west-1"]],
    ["eu-wst-12", regions, ["eu-west-1", "eu-west-2"]],
    ["ap-south-7", regions, []],
    ["dma", ["dms", "ebs"], ["dms"]],
    ["dmss", ["dms", "ebs"], ["dms"]],
    ["dmsss", ["dms", "ebs"], ["dms"]],
    ["mms", ["kms", "dms", "sqs"], ["kms", "dms"]],
    ["ksms", ["kms", "dms"], ["kms"]],
    ["sqxx", ["sqs"], []],
    ["longer", ["longerer", "longererer"], ["longerer"]],
    ["", ["a", "ab"], ["a"]],
    ["any", [], []],
  ])("%s of %j: %j", (name, candidates, expected) => {
    expect(nearest(name, candidates)).toEqual(expected);
  });

  it("are the nearest ones, in whatever order they come", () => {
    expect(nearest("Describe", ["Descri", "Describes", "Deskribe"])).toEqual(["Describes", "Deskribe"]);
    expect(nearest("Describe", ["Describes", "Descri", "Deskribe"])).toEqual(["Describes", "Deskribe"]);
  });
});

describe("the names whose every word is near", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["aws-mcp", ["eks-mcp", "ecs-mcp"], []],
    ["eks-mpc", ["eks-mcp", "ecs-mcp"], ["eks-mcp"]],
    ["application-autoscalling", ["application-autoscaling"], ["application-autoscaling"]],
    ["resource-group", ["resource-groups", "resourcegroups"], ["resource-groups"]],
    ["neptunedb", ["neptune-db"], ["neptune-db"]],
    ["secretmanager", ["secretsmanager"], ["secretsmanager"]],
  ])("%s of %j: %j", (name, candidates, expected) => {
    expect(nearestByWords(name, candidates)).toEqual(expected);
  });
});

describe("the names within some changes", () => {
  it.each<[number, string, readonly string[]]>([
    [0, "EU-WEST-1", ["eu-west-1"]],
    [1, "eu-west-3", ["eu-west-1", "eu-west-2"]],
    [1, "eu-wes-1", ["eu-west-1"]],
    [1, "eu-we-1", []],
    [2, "eu-we-1", ["eu-west-1"]],
    [2, "eu-east-1", ["eu-west-1", "us-east-1"]],
  ])("%i of %s: %j", (limit, name, expected) => {
    expect(nearestWithin(limit, name, regions)).toEqual(expected);
  });
});
