import { readFileSync } from "node:fs";

type Syntax = "json" | "yaml" | "jsonencode" | "block";

/** A policy for which a code is given, and the same put right: each written once, for all syntaxes. */
export interface PolicyFixture {
  /** `identity` when absent. */
  readonly type?: "identity" | "trust" | "resource" | "scp" | "rcp";
  /** What holds a resource policy: a bucket when absent. */
  readonly holder?: "bucket" | "key";
  /** Of the rule. */
  readonly options?: Readonly<Record<string, unknown>>;
  /** How often the statement of the failing policy stands there; once when absent. */
  readonly times?: number;
  /** The element at fault, where its spelling differs by syntax. */
  readonly at: string | Partial<Record<Syntax, string>>;
  /** Whether the element at fault is more than that: the statement, the list or the mapping around it. */
  readonly within?: boolean;
  /** Syntaxes that cannot say it, and why. */
  readonly without?: Partial<Record<Syntax, string>>;
  /** A text where it is no JSON. */
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
