import type { PolicyCase } from "./policy-forms.js";
import { account, trust } from "./principal-texts.js";

const gitHub = { Federated: `${account}:oidc-provider/token.actions.githubusercontent.com` };
const ofOneRepository = {
  StringEquals: { "token.actions.githubusercontent.com:sub": "repo:us/it:ref:refs/heads/main" },
};

export const cases: readonly PolicyCase[] = [
  {
    name: "a web identity that assumes as a service does",
    codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
    type: "trust",
    statement: { ...trust(gitHub), Condition: ofOneRepository },
    found: [["wrongAction", "sts:AssumeRole"]],
    suggested: { ...trust(gitHub, "sts:AssumeRoleWithWebIdentity"), Condition: ofOneRepository },
  },
  {
    name: "a service that assumes as a web identity does",
    codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
    type: "trust",
    statement: trust({ Service: "dms.amazonaws.com" }, "sts:AssumeRoleWithWebIdentity"),
    found: [["wrongAction", "sts:AssumeRoleWithWebIdentity"]],
    suggested: trust({ Service: "dms.amazonaws.com" }),
  },
  {
    name: "a role that assumes as a SAML user does, under a condition on what a SAML provider says: the principal is wrong",
    type: "trust",
    statement: {
      ...trust({ AWS: `${account}:root` }, "sts:AssumeRoleWithSAML"),
      Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
    },
    found: [["wrongAction", "sts:AssumeRoleWithSAML"]],
  },
  {
    name: "an action beside the right one by which nobody here assumes",
    codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
    type: "trust",
    statement: trust({ AWS: `${account}:root` }, ["sts:AssumeRole", "sts:AssumeRoleWithSAML", "sts:TagSession"]),
    found: [["wrongAction", "sts:AssumeRoleWithSAML"]],
    suggested: trust({ AWS: `${account}:root` }, ["sts:AssumeRole", "sts:TagSession"]),
  },
  {
    name: "a SAML provider that assumes as a web identity does",
    codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
    type: "trust",
    statement: trust({ Federated: `${account}:saml-provider/Us` }, "sts:AssumeRoleWithWebIdentity"),
    found: [["wrongAction", "sts:AssumeRoleWithWebIdentity"]],
    suggested: trust({ Federated: `${account}:saml-provider/Us` }, "sts:AssumeRoleWithSAML"),
  },
  {
    name: "one of several principals that no action lets in",
    codes: ["MISMATCHED_ACTION_FOR_PRINCIPAL"],
    type: "trust",
    statement: trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }),
    found: [["shutOut", `${account}:saml-provider/Us`]],
  },
  {
    name: "principals that the actions let in one by one",
    type: "trust",
    statement: [
      trust({ Service: "ec2.amazonaws.com", Federated: `${account}:saml-provider/Us` }, [
        "sts:AssumeRole",
        "sts:AssumeRoleWithSAML",
      ]),
      trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }, "sts:TagSession"),
      trust({ AWS: `${account}:root`, Federated: `${account}:saml-provider/Us` }, "sts:AssumeRole"),
    ],
  },
  {
    name: "actions that do not assume a role",
    type: "trust",
    statement: trust({ Service: "dms.amazonaws.com" }, [
      "sts:AssumeRole",
      "sts:GetCallerIdentity",
      "s3:GetObject",
      "dms:*",
      "sts:SetContext",
      "sts:Tag*",
    ]),
    found: [
      ["foreignAction", "sts:GetCallerIdentity"],
      ["foreignAction", "s3:GetObject"],
      ["foreignAction", "dms:*"],
    ],
    suggested: trust({ Service: "dms.amazonaws.com" }, ["sts:AssumeRole", "sts:SetContext", "sts:Tag*"]),
  },
  {
    name: "only actions that do not assume a role",
    type: "trust",
    statement: trust({ Service: "dms.amazonaws.com" }, ["s3:GetObject", "dms:*"]),
    found: [
      ["foreignAction", "s3:GetObject"],
      ["foreignAction", "dms:*"],
    ],
    suggested: null,
  },
];
