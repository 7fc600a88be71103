import type { AlikeParts } from "../alike-parts.js";
import { role, target } from "../formats/cloudformation.js";
import { expressions } from "../formats/terraform.js";

type Texts = ReturnType<AlikeParts["filesOf"]>;

/** Folders with a config each, whose settings differ, and folders of which an ignore file may tell something. */
export const foldersWithSettings: Readonly<Record<string, AlikeParts>> = {
  "folders, each with a deployer of its own": { most: 600, filesOf: deployers },
  "folders beside as many lines of an ignore file": { most: 3000, filesOf: besideIgnored },
};

/** Each folder is asked about; no line is about one of them. */
function besideIgnored(count: number): Texts {
  const lines = expressions(count, (index) => [`/generated/g${index}/`, `*.old${index}`]);
  return {
    ".gitignore": Object.entries(lines).flat().join("\n"),
    "stack.json": JSON.stringify({ Resources: { Role: role("role") } }),
    ...expressions(count, (index) => [`f${index}/notes.txt`, "-"]),
  };
}

/** Nothing that is found under the settings of one folder holds for another. */
function deployers(count: number): Texts {
  const template = JSON.stringify({
    Resources: { Role: role("role"), Endpoint: target({ "Fn::GetAtt": ["Role", "Arn"] }) },
  });
  const create = { Effect: "Allow", Action: "dms:CreateEndpoint", Resource: "*" };
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: [create] });
  const config = JSON.stringify({ settings: { callerPolicies: ["deployer.json"] } });
  return {
    ...expressions(count, (index) => [`f${index}/stack.json`, template]),
    ...expressions(count, (index) => [`f${index}/deployer.json`, policy]),
    ...expressions(count, (index) => [`f${index}/dmslint.config.json`, config]),
  };
}
