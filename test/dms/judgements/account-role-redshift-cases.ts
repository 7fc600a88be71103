import { expect } from "vitest";
import { roleWith, trusting } from "../judged.js";
import { dms, fine, managed, role, type AccountCase } from "./account-role-stacks.js";

const redshift = (roleText: string, endpoint = "EngineName: redshift"): string => `
Resources:
  Role: ${roleText}
  Own: ${role("own", dms, "")}
  Dms:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: target, ServerName: w, ${endpoint} }
`;

const both = trusting("dms.amazonaws.com", "redshift.amazonaws.com");

/** The role that copies into Redshift by way of a bucket. */
export const inRedshift: readonly AccountCase[] = [
  {
    name: "the managed policy and both services",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role"))),
    expected: fine,
    why: "it has all that is needed",
  },
  {
    name: "DMS alone",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", dms, managed("AmazonDMSRedshiftS3Role"))),
    expected: { untrusted: ["redshift.amazonaws.com"] },
    why: "Redshift runs the COPY",
  },
  {
    name: "serverless, without its service",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role")),
      "EngineName: redshift-serverless",
    ),
    expected: { untrusted: ["redshift-serverless.amazonaws.com"] },
    why: "the workgroup runs the COPY",
  },
  {
    name: "serverless by the server's name",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", both, managed("AmazonDMSRedshiftS3Role")),
      "EngineName: redshift",
    ).replace("ServerName: w", "ServerName: wg.123456789012.eu-west-1.redshift-serverless.amazonaws.com"),
    expected: { untrusted: ["redshift-serverless.amazonaws.com"] },
    why: "the host is a workgroup",
  },
  {
    name: "buckets without their objects",
    use: "dms-access-for-endpoint",
    template: redshift(
      roleWith(
        both,
        ['"s3:*" on "arn:aws:s3:::dms-?"'.replaceAll('"s3:*"', "s3:*")],
        ", RoleName: dms-access-for-endpoint",
      ),
    ),
    expected: { missing: [] },
    why: "the pattern may cover the bucket that DMS makes",
  },
  {
    name: "another service's rights",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", both, managed("AmazonDMSVPCManagementRole"))),
    expected: { missing: expect.arrayContaining(["s3:CreateBucket on arn:${AWS::Partition}:s3:::dms-*"]) as string[] },
    why: "it has no action of S3",
  },
  {
    name: "a role of its own",
    use: "dms-access-for-endpoint",
    template: redshift(
      role("dms-access-for-endpoint", dms, ""),
      "EngineName: redshift, RedshiftSettings: { ServiceAccessRoleArn: !GetAtt Own.Arn }",
    ),
    expected: { used: "no" },
    why: "the endpoint does not use the account role",
  },
  {
    name: "a source",
    use: "dms-access-for-endpoint",
    template: redshift(role("dms-access-for-endpoint", dms, "")).replace(
      "EndpointType: target",
      "EndpointType: source",
    ),
    expected: { used: "no" },
    why: "Redshift is a target only",
  },
];
