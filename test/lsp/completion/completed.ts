import { join } from "node:path";
import { expect } from "vitest";
import type { CompletionItem, CompletionList } from "vscode-languageserver/node.js";
import { TextDocument } from "vscode-languageserver-textdocument";
import { workspace } from "../../workspace/workspace.js";
import { positionOf, textIn } from "../asking.js";
import { sharedServer, uriOf, type Server } from "../server-process.js";

export interface Completed {
  readonly items: readonly CompletionItem[];
  /** The text after an item is taken. */
  readonly taken: (label: string) => string;
}

/** Completes at the `|` of a text, all texts in one server. */
export function completer(): (name: string, marked: string) => Promise<Completed> {
  const shared = sharedServer();
  return async (name, marked) => complete(await shared(), join(workspace({}), name), marked);
}

async function complete(server: Server, path: string, marked: string): Promise<Completed> {
  const { character, line } = positionOf("|", marked);
  const text = marked.replace("|", "");
  await server.open(path, text);
  const found = await server.connection.sendRequest<CompletionList>("textDocument/completion", {
    textDocument: { uri: uriOf(path) },
    position: { line, character: character - 1 },
  });
  return {
    items: found.items,
    taken(label) {
      const item = found.items.find((one) => one.label === label);
      expect(
        item,
        `${label} is not offered, but ${found.items
          .map((one) => one.label)
          .slice(0, 20)
          .join(" ")}`,
      ).toBeDefined();
      const edit = item?.textEdit;
      if (!edit || !("range" in edit)) throw new Error("no edit");
      // Editors filter by what stands before the cursor in the range.
      const typed = textIn({ start: edit.range.start, end: { line, character: character - 1 } }, text);
      expect(
        item.filterText?.toLowerCase().startsWith(typed.toLowerCase()),
        `${item.filterText ?? ""} for ${typed}`,
      ).toBe(true);
      return TextDocument.applyEdits(TextDocument.create("", "", 0, text), [edit]);
    },
  };
}

/* Texts with one statement. */

export const json = (action: string): string =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ${action}, "Resource": "*" }] }`;
export const yaml = (statement: string): string => `Resources:
  Bucket:
    Type: AWS::S3::Bucket
  Topic:
    Type: AWS::SNS::Topic
  Policy:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
${statement}
`;
export const hcl = (statement: string): string => `resource "aws_s3_bucket" "data" {
  bucket = "data"
}

resource "aws_iam_policy" "p" {
  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ ${statement} }]
  })
}
`;
export const source = (statement: string): string => `data "aws_iam_policy_document" "d" {
  statement {
    ${statement}
  }
}

resource "aws_s3_bucket" "data" {
  bucket = "data"
}
`;
