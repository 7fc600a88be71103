import { describe, expect, it } from "vitest";
import { candidatesFor } from "../../../src/iam/holders/attachment-candidates.js";
import { policiesOf } from "../../../src/iam/index.js";
import type { IamPrincipal, Project, Template } from "../../../src/model/index.js";
import { display } from "../../../src/tree/index.js";
import { projectOf } from "../project.js";

const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: dms.amazonaws.com }, Action: "sts:AssumeRole" }] }';
const document = (action: string): string =>
  `{ Statement: [{ Effect: Allow, Action: "s3:${action}", Resource: "*" }] }`;
const policy = (name: string, targets: string, type = "Policy"): string =>
  `  ${name}: { Type: AWS::IAM::${type}, Properties: { ${type === "Policy" ? `PolicyName: ${name},` : ""} ${targets}, PolicyDocument: ${document(name)} } }\n`;

const files = {
  "stack.yaml": `
Parameters: { Name: { Type: String }, Names: { Type: CommaDelimitedList } }
Resources:
  Loader: { Type: AWS::IAM::Role, Properties: { RoleName: loader, AssumeRolePolicyDocument: ${trust} } }
  Made: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ${trust} } }
  Chosen: { Type: AWS::IAM::Role, Properties: { RoleName: !Ref Name, AssumeRolePolicyDocument: ${trust} } }
  Team: { Type: AWS::IAM::Group, Properties: { GroupName: team } }
  Person: { Type: AWS::IAM::User, Properties: { UserName: loader } }
${policy("ByName", "Roles: [loader]")}${policy("ByReference", "Roles: [!Ref Made]")}${policy("ByParameter", "Roles: [!Ref Name]")}${policy("ByList", "Roles: !Ref Names")}${policy("ForOther", "Roles: [other]")}${policy("ForGroup", "Groups: [team]")}${policy("ForUser", "Users: [!Ref Person]")}${policy("ForTwo", "Roles: [!Ref Made, loader]")}${policy("Managed", "Roles: [!Ref Loader]", "ManagedPolicy")}${policy("Unattached", "Path: /", "ManagedPolicy")}
Outputs: { Made: { Value: !Ref Made, Export: { Name: made } } }
`,
  "other.yaml": `
Resources:
  Loader: { Type: AWS::IAM::Role, Properties: { RoleName: other-loader, AssumeRolePolicyDocument: ${trust} } }
${policy("Elsewhere", "Roles: [loader]")}${policy("Imported", "Roles: [!ImportValue made]")}${policy("Own", "Roles: [!Ref Loader]")}${policy("OfOthers", "Roles: [loader2]")}
`,
};

function principalIn(project: Project, name: string): readonly [Template, IamPrincipal] {
  const [template] = project.templates;
  const principal = template?.principals.find(({ logicalName }) => logicalName === name);
  if (!template || !principal) throw new Error(`there is no ${name}`);
  return [template, principal];
}

const addressed = (address: string): string => address.replace("Resources.", "");

describe("the attachments of a principal", () => {
  it.each<[string, readonly string[]]>([
    ["Loader", ["ByName", "ByParameter", "ByList", "ForTwo", "Managed", "Elsewhere"]],
    ["Made", ["ByReference", "ForTwo", "Imported"]],
    ["Chosen", ["ByName", "ByParameter", "ByList", "ForOther", "ForTwo"]],
    ["Team", ["ForGroup"]],
    ["Person", ["ForUser"]],
  ])("%s may have %j", async (name, expected) => {
    const project = await projectOf(files);
    const found = candidatesFor(project, ...principalIn(project, name));
    expect(found.map(({ attachment }) => addressed(attachment.address))).toEqual(expected);
    for (const { attachment, template } of found) expect(template.attachments).toContain(attachment);
  });
});

describe("the policies of a principal", () => {
  it.each<[string, readonly string[], readonly RegExp[]]>([
    [
      "Loader",
      ["ByName", "ForTwo", "Managed", "Elsewhere"],
      [/ByParameter attaches to a role that is not known: .*Name/, /Names/],
    ],
    ["Made", ["ByReference", "ForTwo", "Imported"], []],
    [
      "Chosen",
      ["ByParameter"],
      [/ByName attaches to a role that is not known: .*loader/, /ForOther/, /ForTwo/, /Names/],
    ],
    ["Team", ["ForGroup"], []],
    ["Person", ["ForUser"], []],
  ])("%s has %j", async (name, expected, reasons) => {
    const project = await projectOf(files);
    const { attachments, documents, incompleteReasons } = policiesOf(project, ...principalIn(project, name));
    const actions = documents.flatMap(({ document: { statements } }) =>
      statements.flatMap((statement) => (statement.actions?.items ?? []).map(({ text }) => display(text).slice(3))),
    );
    expect(actions).toEqual(expected);
    expect(attachments.map(({ address }) => addressed(address))).toEqual(expected);
    for (const reason of reasons) expect(incompleteReasons.join("\n")).toMatch(reason);
    expect(incompleteReasons).toHaveLength(reasons.length);
  });
});

it("has one of many attachments to names that may be anyone's, and all to the name that the principal has", async () => {
  const more = Array.from({ length: 6 }, (_, index) => policy(`ForD${String(index)}`, "Roles: [!Ref D]")).join("");
  const parameters = ["A", "B", "C", "D"].map((name) => `${name}: { Type: String }`).join(", ");
  const role = (name: string): string =>
    `{ Type: AWS::IAM::Role, Properties: { RoleName: ${name}, AssumeRolePolicyDocument: ${trust} } }`;
  const project = await projectOf({
    "stack.yaml": `
Parameters: { ${parameters} }
Resources:
  Plain: ${role("plain")}
  OfB: ${role("!Ref B")}
  BesideC: ${role('!Sub "app-${C}"')}
${policy("ForA", "Roles: [!Ref A]")}${policy("ForB", "Roles: [!Ref B]")}${policy("ForC", "Roles: [!Ref C]")}${policy("AlsoForB", "Roles: [!Ref B]")}${more}
`,
  });
  const found = (name: string): readonly string[] =>
    candidatesFor(project, ...principalIn(project, name)).map(({ attachment }) => addressed(attachment.address));
  expect(found("Plain")).toEqual(["ForA"]);
  expect(found("OfB")).toEqual(["ForA", "ForB", "AlsoForB"]);
  expect(found("BesideC")).toEqual(["ForA", "ForC"]);
});

it("has only some of the attachments that may be for a principal, and all to the name that it has", async () => {
  const numbers = Array.from({ length: 20 }, (_, index) => String(index));
  const role = (name: string): string =>
    `{ Type: AWS::IAM::Role, Properties: { RoleName: ${name}, AssumeRolePolicyDocument: ${trust} } }`;
  const project = await projectOf({
    "stack.yaml": `
Parameters: { Name: { Type: String } }
Resources:
  Chosen: ${role("!Ref Name")}
  First: ${role('!Sub "${Name}-1"')}
${numbers.map((number) => policy(`Other${number}`, `Roles: [other-${number}]`)).join("")}${policy("Same", 'Roles: [!Sub "${Name}-1"]')}`,
  });
  const found = (name: string): readonly string[] =>
    candidatesFor(project, ...principalIn(project, name)).map(({ attachment }) => addressed(attachment.address));
  expect(found("First")).toEqual(["Other1", "Same"]);
  expect(found("Chosen")).toHaveLength(8);
});
