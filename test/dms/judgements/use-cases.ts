import { expect, it } from "vitest";
import type { DeploymentContext } from "../../../src/dms/index.js";
import { judged, type Judged } from "../judged.js";

export interface UseCase {
  readonly name: string;
  readonly use: string;
  /** A CloudFormation template, or a Terraform module, whose DMS resource is `Dms`. */
  readonly files: Readonly<Record<string, string>>;
  readonly surroundings?: DeploymentContext;
  readonly expected: Partial<Judged>;
  readonly why: string;
}

export function testUses(cases: readonly UseCase[]): void {
  it.each(cases)("$name, because $why", async ({ files, use, surroundings, expected }) => {
    expect(await judged({ files, resource: "Dms", use, ...(surroundings && { surroundings }) })).toMatchObject(
      expected,
    );
  });
}
