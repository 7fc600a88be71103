import { plainText } from "../../iam/index.js";
import type { HeldDocument, StructureProblem, Template } from "../../model/index.js";
import { policyKindOf } from "../shared/statements/policies.js";
import { isFormBesideVariables, mayBeFilledIn } from "../shared/texts/placeholders.js";

/** Whether AWS never sees the problem in this policy, or accepts it there. */
export function isAccepted({ code, data }: StructureProblem, held: HeldDocument, template: Template): boolean {
  const { document } = held;
  // A policy with a placeholder is a form that is filled in before AWS reads it.
  const written = data.effect ?? data.sid ?? data.element ?? data.version ?? "";
  if (mayBeFilledIn(held) && isFormBesideVariables(plainText(written))) return true;
  switch (code) {
    case "missing-resource":
      // Some services do not require Resource in a resource policy.
      return document.policyType === "resource" && policyKindOf(template, held)?.resource !== "required";
    case "not-a-text":
      // CloudFormation converts an account number to a string.
      return data.element !== undefined && template.dialect.takesNumbersAsTexts;
    case "nested-list":
      // Terraform refuses or flattens a list in a list of its own blocks, so AWS never gets one.
      return document.node.layout?.style === "blocks";
    default:
      return false;
  }
}
