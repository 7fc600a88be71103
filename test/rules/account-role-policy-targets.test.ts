import { expect, it } from "vitest";
import { lintTexts } from "../linter/lint-texts.js";
import { yaml } from "./account-role-policy-texts.js";

const role = yaml("dms-access-for-endpoint");
const missing = ["roles.yaml Resources.Role account-role-policy"];

const endpoint = (type: string, engine: string): string => `  ${type === "source" ? "From" : "To"}:
    Type: AWS::DMS::Endpoint
    Properties: { EndpointType: ${type}, EngineName: ${engine}, ServerName: db, Port: 5432, Username: u, Password: p }
`;

const engineOfParameter = "Parameters:\n  Engine: { Type: String }\n";

it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  ["beside other targets", { "roles.yaml": role + endpoint("source", "mysql") + endpoint("target", "postgres") }, []],
  ["beside a source", { "roles.yaml": role + endpoint("source", "mysql") }, missing],
  ["alone", { "roles.yaml": role }, missing],
  ["beside a target in Redshift", { "roles.yaml": role + endpoint("target", "redshift") }, missing],
  [
    "beside a target of any engine",
    { "roles.yaml": engineOfParameter + role + endpoint("target", "!Ref Engine") },
    missing,
  ],
  [
    "beside other targets, with one in Redshift in another template",
    {
      "roles.yaml": role + endpoint("target", "postgres"),
      "sales.yaml": `Resources:\n${endpoint("target", "redshift")}`,
    },
    missing,
  ],
])("dms-access-for-endpoint without a policy, %s", async (_, files, findings) => {
  expect((await lintTexts(files, { rules: ["account-role-policy"] })).findings).toEqual(findings);
});
