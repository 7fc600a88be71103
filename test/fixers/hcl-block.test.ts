import { describe, expect, it } from "vitest";
import { insertAtEnd } from "../../src/fixers/hcl-block.js";
import { sourceFile } from "../../src/source/index.js";

describe("a block whose brace is not found", () => {
  it("is left alone, however long its header is", () => {
    const text =
      'resource "aws_dms_replication_subnet_group" dms_subnets_of_the_private_network_of_the_migration\n{\n}\n';
    const block = { file: sourceFile("main.tf", text), start: 0, end: text.length - 1 };
    expect(insertAtEnd(block, ["depends_on = []"], false)).toBeUndefined();
  });
});
