import { literalPart } from "../../iam/index.js";
import { display, type Text } from "../../tree/index.js";
import { placeNames, type Hole, type Holes } from "../permissions/holes.js";
import type { LeastPolicy, LeastTrust } from "../policies/least-policy.js";
import type { LeastStatement } from "../permissions/least-statements.js";

/** A policy document as IAM reads it. */
export interface PolicyJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly StatementJson[];
}

/** A statement of such a document. */
export interface StatementJson {
  readonly Sid?: string;
  readonly Effect: "Allow";
  readonly Principal?: { readonly Service: string | readonly string[] };
  readonly Action: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
}

/** The statements as a document. What is not known is a named hole: `arn:aws:s3:::<bucket of endpoint Orders>/*`. */
export function policyJson(statements: readonly LeastStatement[], holes: Holes): PolicyJson {
  return { Version: "2012-10-17", Statement: statements.map((statement) => statementJson(statement, holes)) };
}

function statementJson({ actions, condition, resources, sid }: LeastStatement, holes: Holes): StatementJson {
  const text = (one: Text): string => jsonText(one, holes);
  return {
    Sid: sid,
    Effect: "Allow",
    Action: oneOrMore(actions),
    Resource: oneOrMore(resources.map(text)),
    ...(condition && {
      Condition: { [condition.operator]: { [condition.key]: oneOrMore(condition.values.map(text)) } },
    }),
  };
}

/** The trust policy of a role. `undefined`: it is for a caller. */
export function trustJson({ holes, trust }: LeastPolicy): PolicyJson | undefined {
  if (trust.length === 0) return undefined;
  return { Version: "2012-10-17", Statement: trust.map((statement) => trustStatementJson(statement, holes)) };
}

function trustStatementJson({ services, sourceAccount }: LeastTrust, holes: Holes): StatementJson {
  return {
    Effect: "Allow",
    Principal: { Service: oneOrMore(services.map((service) => jsonText(service, holes))) },
    Action: "sts:AssumeRole",
    ...(sourceAccount && {
      Condition: { StringEquals: { "aws:SourceAccount": jsonText(sourceAccount, holes) } },
    }),
  };
}

function oneOrMore(items: readonly string[]): string | readonly string[] {
  const [only, ...others] = items;
  return only !== undefined && others.length === 0 ? only : items;
}

/** A text with the values that are known, and with named holes for the others. */
export function jsonText(text: Text, holes: Holes): string {
  return text.parts.map((part) => (part.kind === "literal" ? part.text : writtenHole(part, holes))).join("");
}

/** A text for people: references as the template writes them, and named holes. */
export function shownText(text: Text, holes: Holes): string {
  const parts = text.parts.map((part) =>
    part.kind === "hole" && part.expressionText === undefined ? literalPart(writtenHole(part, holes)) : part,
  );
  return display({ ...text, parts });
}

type HolePart = Extract<Text["parts"][number], { kind: "hole" }>;

/** How a hole is written where nothing can be referred to. */
export function writtenHole(part: HolePart, holes: Holes): string {
  // AWS gives the ARN of a secret six random characters.
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_iam-policies.html
  if (isSecretEnd(part)) return "??????";
  return `<${holeOf(part, holes).name}>`;
}

function isSecretEnd({ symbol }: HolePart): boolean {
  return symbol.id.endsWith("-generated");
}

function holeOf({ reason, symbol }: HolePart, holes: Holes): Hole {
  return placeNames.get(symbol.shape) ?? holes.get(symbol.id) ?? { name: "value", reason };
}
