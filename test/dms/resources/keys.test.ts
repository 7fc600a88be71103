import { describe, expect, it } from "vitest";
import { isKmsKey } from "../../../src/dms/index.js";
import { resourceAt } from "../../../src/iam/index.js";
import { projectOf } from "../../iam/project.js";

describe("a key", () => {
  it.each([
    ["AWS::KMS::Key", true],
    ["AWS::S3::Bucket", false],
  ])("is a resource of that kind: %s", async (type, expected) => {
    const project = await projectOf({ "a.yaml": `Resources: { It: { Type: ${type} } }` });
    expect(isKmsKey(resourceAt(project, "a.yaml#Resources.It"))).toBe(expected);
    expect(isKmsKey(undefined)).toBe(false);
  });
});
