import type { PolicyCase } from "./policy-forms.js";
import { account, trust } from "./principal-texts.js";

const session = "arn:aws:sts::123456789012";

const slips: readonly (readonly [written: string, meant: string])[] = [
  ["arn:aws:iam:123456789012:role/it", `${account}:role/it`],
  ["arn:aws:iam:eu-west-1:123456789012:role/it", `${account}:role/it`],
  [`${account}/role/it`, `${account}:role/it`],
  [`${account}:role:it`, `${account}:role/it`],
  [`${account}:user:it`, `${account}:user/it`],
  [`${account}:roles/it`, `${account}:role/it`],
  [`${account}:Role/it`, `${account}:role/it`],
  [`${account}:Root`, `${account}:root`],
  [`${account}:root/`, `${account}:root`],
  [`${session}:role/it`, `${account}:role/it`],
  [`${account}:assumed-role/it/me`, `${session}:assumed-role/it/me`],
  [`${session}:assumed-role:it/me`, `${session}:assumed-role/it/me`],
];

export const cases: readonly PolicyCase[] = [
  ...slips.map(([written, meant]): PolicyCase => ({
    name: `${written}, which is meant to be ${meant}`,
    type: "trust",
    statement: trust({ AWS: written }),
    found: [["malformed", written]],
    suggested: trust({ AWS: meant }),
    says: new RegExp(`Write ${meant}\\.$`),
  })),
  ...[`${account}:policy/it`, `${account}:role`, `${session}:assumed-role/it`, "arn:aws:iam::it"].map(
    (written): PolicyCase => ({
      name: `${written}, which may be meant in several ways`,
      type: "trust",
      statement: trust({ AWS: written }),
      found: [["malformed", written]],
      suggested: null,
      says: /Write an account ID, or the ARN of an account, role, user or session\.$/,
    }),
  ),
];
