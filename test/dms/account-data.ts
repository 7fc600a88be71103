import type { Template } from "../../src/model/index.js";
import { readAccount } from "../../src/parsers/index.js";
import { isFailure } from "../../src/source/index.js";

/** The data of an account, as `aws iam get-account-authorization-details` gives them. */
export function accountWith(details: {
  readonly users?: readonly string[];
  readonly roles?: readonly string[];
}): Template {
  const document = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "dms:*", Resource: "*" }] };
  const trust = { Version: "2012-10-17", Statement: [] };
  const policies = [{ PolicyName: "own", PolicyDocument: document }];
  const data = {
    UserDetailList: (details.users ?? []).map((name) => ({
      ...{ UserName: name, Path: "/", Arn: arnOf("user", name), UserPolicyList: policies },
    })),
    RoleDetailList: (details.roles ?? []).map((name) => ({
      ...{ RoleName: name, Path: "/", Arn: arnOf("role", name), AssumeRolePolicyDocument: trust },
      ...{ RolePolicyList: policies, AttachedManagedPolicies: [] },
    })),
  };
  const account = readAccount("account.json", JSON.stringify(data));
  if (isFailure(account)) throw new Error(account.message);
  return account.template;
}

export function arnOf(kind: "user" | "role", name: string): string {
  return `arn:aws:iam::123456789012:${kind}/${name}`;
}
