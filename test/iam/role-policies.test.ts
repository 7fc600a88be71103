import { describe, expect, it } from "vitest";
import { grants, policiesOf } from "../../src/iam/index.js";
import { textFrom } from "./build.js";
import { projectOf, roleIn } from "./project.js";
import { inlineInModules, inlineInStacks } from "./role-policies-inline-cases.js";
import { managedInModules, managedInStacks } from "./role-policies-managed-cases.js";
import { boundariesInModules, boundariesInStacks } from "./role-policies-boundary-cases.js";
import { elsewhereInModules, elsewhereInStacks } from "./role-policies-elsewhere-cases.js";

const cloudFormation = [...inlineInStacks, ...managedInStacks, ...boundariesInStacks, ...elsewhereInStacks];

const terraform = [...inlineInModules, ...managedInModules, ...boundariesInModules, ...elsewhereInModules];

describe.each([
  ["CloudFormation", cloudFormation],
  ["Terraform", terraform],
] as const)("policies of a role, %s", (_format, cases) => {
  it.each(cases)("$name: $answer, because $why", async ({ files, role = "Writer", answer, ...asked }) => {
    const project = await projectOf(files);
    const found = roleIn(project, role);
    const policies = policiesOf(project, found.template, found.role);
    const resource = textFrom(asked.resource ?? "arn:aws:s3:::b/*");
    const verdict = grants(policies, { action: asked.action ?? "s3:PutObject", resource }, found.role.existence);
    expect(verdict.answer).toBe(answer);
    expect(verdict.reason !== undefined).toBe(answer === "unknown");
  });
});
