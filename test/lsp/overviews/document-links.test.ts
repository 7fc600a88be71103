import { expect, it } from "vitest";
import type { DocumentLink } from "vscode-languageserver/node.js";
import { folderOpener, textIn } from "../asking.js";
import { yamlStack } from "../templates.js";

const open = folderOpener();

/** The links in a file: their text and the end of what they lead to. */
async function links(files: Readonly<Record<string, string>>, name: string): Promise<readonly string[]> {
  const { ask } = await open(files);
  const found = (await ask("textDocument/documentLink", name)) as readonly DocumentLink[];
  return found.map(({ range, target }) => `${textIn(range, files[name] ?? "")} -> ${target?.split("/").at(-1) ?? ""}`);
}

it("directives link to the pages of their rules", async () => {
  const text = `# dmslint-disable account-role-order, no-such-rule -- role-trust is no rule here\n${yamlStack}`;
  expect(await links({ "stack.yaml": text }, "stack.yaml")).toEqual(["account-role-order -> account-role-order.md"]);
});

it("directives in metadata link to the pages of their rules", async () => {
  const metadata = '"Metadata": { "dmslint": { "disable": [{ "rule": "role-trust", "reason": "" }] } }';
  const text = `{ "Resources": { "A": { "Type": "AWS::SNS::Topic", ${metadata} } } }`;
  expect(await links({ "stack.json": text }, "stack.json")).toEqual(["role-trust -> role-trust.md"]);
});

it("nested stacks link to their templates", async () => {
  const text = `Resources:
  Nested:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: "./nested.yaml"
  Far:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://example.com/far.yaml
`;
  const files = { "outer.yaml": text, "nested.yaml": yamlStack };
  expect(await links(files, "outer.yaml")).toEqual(["./nested.yaml -> nested.yaml"]);
});

it("modules link to their files", async () => {
  const files = {
    "main.tf":
      'module "a" {\n  source = "./a"\n}\n\nmodule "b" {\n  source = "./b"\n}\n\nmodule "far" {\n  source = "x/y/z"\n}\n',
    "a/main.tf": "",
    "a/aaa.tf": "locals {}\n",
    "b/only.tf": "locals {}\n",
  };
  expect(await links(files, "main.tf")).toEqual(["./a -> main.tf", "./b -> only.tf"]);
});
