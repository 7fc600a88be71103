import { roleWith, trusting, type Judged } from "../judged.js";
import type { Need } from "../../../src/knowledge/index.js";

export interface S3Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly needs?: readonly Need[];
  readonly expected: Partial<Judged>;
  readonly why: string;
}

/** What the values of a stack come from where they are not written. */
export const parameters = `
Parameters:
  KeyArn: { Type: String }
  BucketName: { Type: String }
  Kms: { Type: String, AllowedValues: ["true", "false"] }
Conditions:
  UseKms: !Equals [!Ref Kms, "true"]
`;

interface Stack {
  readonly type?: string;
  /** Of S3Settings, beside bucket and role, in flow style. */
  readonly settings?: string;
  /** Of the endpoint. */
  readonly properties?: string;
  readonly trust?: string;
  readonly statements: readonly string[];
  /** Resources beside. */
  readonly further?: string;
  readonly bucket?: string;
}

/** A template with a bucket, a role and an endpoint of S3 that uses both. */
export function stack({
  type = "target",
  settings = "",
  properties = "",
  trust,
  statements,
  further = "",
  bucket,
}: Stack): string {
  return `${parameters}
Resources:
  Bucket: { Type: AWS::S3::Bucket }
  Role: ${roleWith(trust ?? trusting("dms.amazonaws.com"), statements)}
  Endpoint:
    Type: AWS::DMS::Endpoint
    Properties:
      EndpointType: ${type}
      EngineName: s3
      ${properties}
      S3Settings: { ServiceAccessRoleArn: !GetAtt Role.Arn, BucketName: ${bucket ?? "!Ref Bucket"}${settings} }
${further}`;
}

/** The resources that a policy names: the objects of the bucket, and the bucket. */
export const objects = '!Sub "${Bucket.Arn}/*"';
export const bucket = "!GetAtt Bucket.Arn";

/** Statements with all that a target needs. */
export const whole = [`s3:PutObject, s3:DeleteObject, s3:PutObjectTagging on ${objects}`, `s3:ListBucket on ${bucket}`];

/** Nothing is found, and nothing is left open. */
export const none = { missing: [], open: [], untrusted: [], reasons: [] };
