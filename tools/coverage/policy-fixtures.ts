import { readFileSync } from "node:fs";

type Syntax = "json" | "yaml" | "jsonencode" | "block";

/** A policy for which AWS reports a code, and the corrected policy. Both are written once for all syntaxes. */
export interface PolicyFixture {
  /** The default is `identity`. */
  readonly type?: "identity" | "trust" | "resource" | "scp" | "rcp";
  /** The kind of resource with the resource policy. The default is a bucket. */
  readonly holder?: "bucket" | "key";
  /** The options of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** How often the statements of the failing policy are repeated. The default is once. */
  readonly times?: number;
  /** The wrong element as it is written, by syntax if it differs. */
  readonly at: string | Partial<Record<Syntax, string>>;
  /** Whether the finding is at something that contains the wrong element: the statement, list or mapping around it. */
  readonly within?: boolean;
  /** The syntaxes that cannot express the policy, with the reason. */
  readonly without?: Partial<Record<Syntax, string>>;
  /** A text if it is not JSON. */
  readonly failing: Policy | string;
  readonly clean: Policy;
}

interface Policy {
  readonly Statement?: readonly object[];
}

export function policyFixture(folder: URL, code: string): PolicyFixture {
  const fixture = JSON.parse(readFileSync(new URL(`${code}.json`, folder), "utf8")) as PolicyFixture;
  const { failing, times } = fixture;
  if (times === undefined || typeof failing === "string") return fixture;
  const statements = Array.from({ length: times }, () => failing.Statement ?? []).flat();
  return { ...fixture, failing: { ...failing, Statement: statements } };
}
