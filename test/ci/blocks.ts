import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../workspace/workspace.js";
import { project } from "./action.js";

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(project, page), "utf8");
  return [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", block = ""]) => ({
    page,
    language,
    text: block,
  }));
}

/** The words behind `dmslint` in the command lines of a text, up to where the shell or the syntax around them ends them. */
export function commandsIn(text: string): readonly string[] {
  const called =
    /(?:^|[\s"'|-])(?:dmslint(?:@\d+\.\d+\.\d+)?|dmslint:\d+\.\d+\.\d+)((?: +(?:\{\w+\}|[\w$./*=:-]+))+)/gm;
  return [...text.matchAll(called)].map(([, words = ""]) => words.trim());
}

/** The files that the pages name, made of examples and fixtures. */
const files: Readonly<Record<string, string>> = {
  infra: "examples/terraform",
  "policies/deployer.json": "examples/deployer-policy.json",
  "plan.json": "test/fixtures/pairs/s3-target-without-delete/plan/plan.json",
  "plans/orders/tfplan.json": "test/fixtures/pairs/missing-order/plan/plan.json",
  "cdktf.out/stacks/orders/cdk.tf.json": "test/fixtures/terraform/json/main.tf.json",
  "template.yaml": "test/fixtures/pairs/s3-target-without-delete/cloudformation/stack.yaml",
  ".serverless/cloudformation-template-update-stack.json":
    "test/fixtures/pairs/s3-target-without-delete/cloudformation/stack.yaml",
};

/** A folder that has them. */
export function folderOfPages(): ReturnType<typeof temporaryFolder> {
  const folder = temporaryFolder();
  for (const [name, source] of Object.entries(files)) {
    mkdirSync(dirname(join(folder.path, name)), { recursive: true });
    cpSync(join(project, source), join(folder.path, name), { recursive: true });
  }
  return folder;
}
