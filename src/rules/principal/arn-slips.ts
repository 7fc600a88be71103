import { sole } from "../../rule-kit/index.js";

/** How ARNs of accounts, users, roles and sessions are usually miswritten, and what is meant. */
const slips: readonly (readonly [RegExp, string])[] = [
  // The empty region is left out, or a region is written there.
  [/^(arn:[^:]*:(?:iam|sts)):(\d{12}:.+)$/, "$1::$2"],
  [/^(arn:[^:]*:(?:iam|sts)):[a-z]{2}(?:-[a-z]+)+-\d:(\d{12}:.+)$/, "$1::$2"],
  // Another sign stands in place of the one between two fields, or between type and name.
  [/^(arn:[^:]*:(?:iam|sts)::\d{12})\/(.+)$/, "$1:$2"],
  [/^(arn:[^:]*:iam::\d{12}:(?:user|role)):(\S.*)$/, "$1/$2"],
  [/^(arn:[^:]*:sts::\d{12}:(?:assumed-role|federated-user)):(\S.*)$/, "$1/$2"],
  // The type is in the plural or in capitals.
  [/^(arn:[^:]*:iam::\d{12}:)roles?(?=\/)/i, "$1role"],
  [/^(arn:[^:]*:iam::\d{12}:)users?(?=\/)/i, "$1user"],
  [/^(arn:[^:]*:iam::\d{12}:)root\/?$/i, "$1root"],
  // Roles are of IAM, and their sessions of STS.
  [/^(arn:[^:]*):sts(::\d{12}:(?:user|role)\/.+)$/, "$1:iam$2"],
  [/^(arn:[^:]*):iam(::\d{12}:(?:assumed-role|federated-user)\/.+)$/, "$1:sts$2"],
];

/** What is meant by an ARN with one such slip. `isRight`: whether AWS accepts a principal. */
export function withoutSlip(arn: string, isRight: (arn: string) => boolean): string | undefined {
  const meant = slips.map(([slip, form]) => arn.replace(slip, form)).filter((one) => one !== arn && isRight(one));
  return sole([...new Set(meant)]);
}
