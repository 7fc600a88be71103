import { expect, it } from "vitest";
import { judged, type Judged } from "../judged.js";

export interface UseCase {
  readonly name: string;
  readonly use: string;
  /** A CloudFormation template, or a Terraform module, whose DMS resource is `Dms`. */
  readonly files: Readonly<Record<string, string>>;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

export function testUses(cases: readonly UseCase[]): void {
  it.each(cases)("$name, because $why", async ({ files, use, expected }) => {
    expect(await judged({ files, resource: "Dms", use })).toMatchObject(expected);
  });
}
