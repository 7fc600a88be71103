import { usesOf } from "../../src/dms/index.js";
import type { ActionNeed, RoleUse, TrustNeed } from "../../src/knowledge/index.js";
import { dmsIn, s3Endpoint } from "./variant.js";

const evidence = { confidence: "doc", source: [] } as const;
export const objects = "arn:aws:s3:::${prop:s3.bucketName}/*";
export const underKms = { prop: "s3.encryptionMode", op: "eq", value: "SSE_KMS" } as const;

export function needOf(action: string, more: Partial<ActionNeed> = {}): ActionNeed {
  return { ...evidence, action, resource: [objects], when: null, need: "required", ...more };
}

export function trustIn(service: string, more: Partial<TrustNeed> = {}): TrustNeed {
  return { ...evidence, service, need: "must", when: null, ...more };
}

/** A use of the role of an endpoint for S3. */
export function useOf(more: Partial<RoleUse>): RoleUse {
  return {
    ...{ id: "test", kind: "endpoint-service-role", title: "a test", roleName: null, roleProp: "s3.roleArn" },
    ...{ triggerWhen: null, resourceTypes: ["AWS::DMS::Endpoint"], trustRule: "all-must", trustPrincipals: [] },
    ...{ managedPolicies: [], actions: [], source: [], ...more },
  };
}

export async function instancesOf(settings: string, use: RoleUse, beside = "") {
  const { project, template, resource } = await dmsIn(s3Endpoint(settings, beside));
  return { project, instances: usesOf(project, template, resource, { region: "eu-west-1" }, [use]) };
}

export async function instanceOf(settings: string, use: RoleUse, beside = "") {
  const { project, instances } = await instancesOf(settings, use, beside);
  const [instance] = instances;
  if (!instance) throw new Error("it does not have the use");
  return { project, instance };
}
