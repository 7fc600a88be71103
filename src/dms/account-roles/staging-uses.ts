import { roleUses, type RoleUse } from "../../knowledge/index.js";
import { lazily } from "../../source/index.js";

/** The property with the name of the bucket in which DMS stages files for Redshift. */
const bucketName = "redshift.bucketName";

/**
 * What the account role for staging needs on a bucket with a name of one's own: what a role that the endpoint names needs
 * there. The managed policy of the account role is for names that begin with `dms-`.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Target.Redshift.html
 */
export const stagingUses = lazily((): readonly RoleUse[] => {
  const ofAccount = roleUses.find(({ roleName }) => roleName === "dms-access-for-endpoint");
  const ofEndpoint = roleUses.find(({ roleProp }) => roleProp === "redshift.roleArn");
  if (!ofAccount?.triggerWhen || !ofEndpoint) return [];
  const isOwnBucket = [
    { prop: bucketName, op: "set" },
    { not: { prop: bucketName, op: "startsWith", value: "dms-" } },
  ] as const;
  return [
    {
      ...ofEndpoint,
      kind: ofAccount.kind,
      roleName: ofAccount.roleName,
      roleProp: null,
      triggerWhen: { all: [ofAccount.triggerWhen, ...isOwnBucket] },
      trustPrincipals: [],
      managedPolicies: [],
    },
  ];
});
