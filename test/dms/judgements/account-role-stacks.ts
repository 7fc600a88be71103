import { trusting, type Judged } from "../judged.js";

export interface AccountCase {
  readonly name: string;
  readonly use: "dms-vpc-role" | "dms-cloudwatch-logs-role" | "dms-access-for-endpoint";
  /** A CloudFormation template whose DMS resource is `Dms`. */
  readonly template: string;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

/** A trust policy for DMS. */
export const dms = trusting("dms.amazonaws.com");

/** The role is judged, and it has all that it needs. */
export const fine = { used: "yes", missing: [], open: [], untrusted: [], openTrust: [], reasons: [] } as const;

/** Gives a role a policy of AWS. */
export const managed = (name: string): string =>
  `, ManagedPolicyArns: [!Sub "arn:\${AWS::Partition}:iam::aws:policy/service-role/${name}"]`;

/** A role with a name. */
export const role = (name: string, trust: string, policies: string): string =>
  `{ Type: AWS::IAM::Role, Properties: { RoleName: ${name}, AssumeRolePolicyDocument: ${trust}${policies} } }`;

export const subnetGroup =
  "{ Type: AWS::DMS::ReplicationSubnetGroup, Properties: { ReplicationSubnetGroupDescription: d, SubnetIds: [a, b] } }";
