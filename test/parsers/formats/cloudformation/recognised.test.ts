import { describe, expect, it } from "vitest";
import { recognise } from "../../../../src/parsers/index.js";
import { templateOf } from "./template.js";

describe("what is a template", () => {
  it.each([
    ["Resources: { A: { Type: AWS::S3::Bucket } }", "cloudformation"],
    ['{ "AWSTemplateFormatVersion": "2010-09-09", "Resources": {} }', "cloudformation"],
    ["Resources: { A: { Type: Custom::Thing } }", "cloudformation"],
    ["kind: List\nResources: { A: { Type: Deployment } }", undefined],
    ["AWSTemplateFormatVersion: 2010-09-09\nDescription: without resources", undefined],
    ["AWSTemplateFormatVersion: x\nresources: { A: { Type: AWS::S3::Bucket } }", "cloudformation"],
    ["AWSTemplateFormatVersion: x\nTransform: Mine\nresources: { A: { Type: AWS::S3::Bucket } }", undefined],
    ["AWSTemplateFormatVersion: x\nresources: { A: { Type: Deployment } }", undefined],
    ["AWSTemplateFormatVersion: x\nparts: { A: { Type: AWS::S3::Bucket } }", undefined],
    ["Resource: { A: { Type: AWS::S3::Bucket } }", undefined],
    ["# a comment\n---\nAWSTemplateFormatVersion: x\nResources: {}\n---\nsecond: document", "cloudformation"],
  ])("%s", (text, kind) => {
    expect(recognise("file.yaml", text)).toBe(kind);
  });
});

it("a template whose resources stand under a misspelt key has that problem", async () => {
  const { problems } = await templateOf("AWSTemplateFormatVersion: x\nRessources: { A: { Type: AWS::S3::Bucket } }");
  const shown = problems.map(({ location: { end, file, start } }) => file.text.slice(start, end));
  expect(shown).toEqual(["Ressources"]);
  expect(problems[0]?.message).toContain("Write Resources, not Ressources.");
});
