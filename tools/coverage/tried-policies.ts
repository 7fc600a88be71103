import { readdirSync, readFileSync } from "node:fs";
import type { PolicyType } from "../../src/model/index.js";

/** What the policy belongs to in a template. */
export type Holder = "bucket" | "key" | "topic" | "repository" | "role" | "policy" | "user" | "group" | "scp" | "rcp";

/** A policy that AWS describes for a code, and the corrected policy. They were written without looking at the rule. */
export interface TriedPolicy {
  readonly code: string;
  readonly type: PolicyType;
  /** Absent for a policy file. */
  readonly holder?: Holder;
  /** The wrong element. `within`: the finding is at something that contains it. */
  readonly at: string;
  readonly within: boolean;
  /** A text if it is not JSON. */
  readonly failing: object | string;
  readonly clean: object;
  /** Why no rule reports it. */
  readonly missed?: string;
}

/**
 * A fixture. It has whole documents, or only the elements that differ from a plain statement; `null` removes an
 * element.
 */
interface Row {
  readonly type?: PolicyType;
  readonly holder?: Holder;
  readonly at: string;
  readonly within?: boolean;
  /** How often the statements of `failing` are repeated. */
  readonly times?: number;
  readonly failing: Elements | string;
  /** The elements that differ from `failing`. */
  readonly clean: Elements;
  readonly missed?: string;
}

type Elements = Readonly<Record<string, unknown>>;

const reading = { Action: "s3:GetObject", Resource: "arn:aws:s3:::it/*" };
const plainStatements: Readonly<Record<PolicyType, Elements>> = {
  identity: { Effect: "Allow", ...reading },
  boundary: { Effect: "Allow", ...reading },
  trust: { Effect: "Allow", Principal: { AWS: "arn:aws:iam::123456789012:role/it" }, Action: "sts:AssumeRole" },
  resource: { Effect: "Allow", Principal: { AWS: "123456789012" }, ...reading },
  scp: { Effect: "Deny", ...reading },
  rcp: { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" },
};

/** The policy type of the fixtures in a file, if the fixtures do not give it. */
const typesOfFiles: Readonly<Record<string, PolicyType>> = {
  "trust.json": "trust",
  "resource-policies.json": "resource",
  "control-policies.json": "rcp",
};

const typesOfCodes: Readonly<Record<string, PolicyType>> = {
  POLICY_SIZE_EXCEEDS_SCP_QUOTA: "scp",
  POLICY_SIZE_EXCEEDS_RCP_QUOTA: "rcp",
  POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA: "trust",
};

/** All policies in `test/fixtures/policy-checks`. */
export function triedPolicies(folder: URL): readonly TriedPolicy[] {
  return readdirSync(folder).flatMap((file) => {
    const rows = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Readonly<Record<string, readonly Row[]>>;
    return Object.entries(rows).flatMap(([code, all]) => all.map((row) => triedPolicy(file, code, row)));
  });
}

function triedPolicy(file: string, code: string, row: Row): TriedPolicy {
  const { at, within = false, holder, missed, times = 1, failing } = row;
  const type = row.type ?? typesOfCodes[code] ?? typesOfFiles[file] ?? "identity";
  const shared = { code, type, at, within, ...(holder && { holder }), ...(missed !== undefined && { missed }) };
  if (typeof failing === "string")
    return { ...shared, failing, clean: documentOf(over(plainStatements[type], row.clean), 1) };
  const statement = "Statement" in failing || "Version" in failing ? failing : over(plainStatements[type], failing);
  const mended = "Statement" in row.clean || "Version" in row.clean ? row.clean : over(statement, row.clean);
  return { ...shared, failing: documentOf(statement, times), clean: documentOf(mended, 1) };
}

/** Replaces elements of a statement. `NotAction` replaces `Action`, and so on. */
function over(elements: Elements, others: Elements): Elements {
  const replaced = Object.keys(others).flatMap((name) => (name.startsWith("Not") ? [name.slice(3)] : []));
  const kept = Object.entries(elements).filter(([name]) => !replaced.includes(name));
  return Object.fromEntries(
    Object.entries({ ...Object.fromEntries(kept), ...others }).filter(([, value]) => value !== null),
  );
}

function documentOf(elements: Elements, times: number): object {
  if (!("Statement" in elements || "Version" in elements)) return { Version: "2012-10-17", Statement: [elements] };
  const { Statement: statements } = elements;
  if (times === 1 || !Array.isArray(statements)) return elements;
  return { ...elements, Statement: Array.from({ length: times }, () => statements as readonly unknown[]).flat() };
}
