import { anywhere, choiceCombinations, type ResourceVariant } from "../../src/dms/resources/resource-variant.js";
import type { DmsResource, Project, Template } from "../../src/model/index.js";
import { projectOf } from "../iam/project.js";

export interface Found {
  readonly project: Project;
  readonly template: Template;
  readonly resource: DmsResource;
}

/** The DMS resource `Dms` of a template. */
export async function dmsIn(template: string, others: Readonly<Record<string, string>> = {}): Promise<Found> {
  const project = await projectOf({ "stack.yaml": template, ...others });
  for (const one of project.templates) {
    const resource = one.dmsResources.find(({ name }) => name === "Dms");
    if (resource) return { project, template: one, resource };
  }
  throw new Error("there is no resource Dms");
}

/** It as the conditions of the facts see it. Choices are in the values. */
export function variantOf(found: Found, more: Partial<ResourceVariant> = {}): ResourceVariant {
  const [choices] = choiceCombinations(found.resource, []);
  if (!choices) throw new Error("there is no combination");
  return { ...found, deploymentContext: anywhere, secrets: [], choices, ...more };
}

/** A target endpoint for S3 with these settings, in flow style, and what stands beside it. */
export function s3Endpoint(settings: string, beside = ""): string {
  return `
Parameters:
  Any: { Type: String }
  Prod: { Type: String }
  Kms: { Type: String, AllowedValues: [sse-kms, SSE_KMS] }
  S3OrCse: { Type: String, AllowedValues: [SSE_S3, CSE_KMS] }
Conditions:
  IsProd: !Equals [!Ref Prod, "yes"]
Resources:
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, EngineName: s3, S3Settings: { ${settings} } }
${beside}`;
}
