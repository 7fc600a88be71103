import { likeArn, matchesPrincipal, statementApplies, valueIndex, type Answer } from "../../iam/index.js";
import type { Condition, PolicyDocument, Resource, Statement } from "../../model/index.js";
import { display, identityOf, literalOf, onceIn, oncePer, type Text } from "../../rule-kit/index.js";

export const action = "sns:Publish";
export const asker = { service: "dms.amazonaws.com" };

/** The different answers of the statements of a policy: whether DMS may publish to a topic for an event subscription. */
export function publishingAnswers(document: PolicyDocument, topic: Text, { arn }: Resource): ReadonlySet<Answer> {
  const { answers, naming } = onceIn(policies(document), identityOf(topic), () => publishingIn(document, topic));
  const named = arn ? naming(arn) : [];
  return new Set([
    ...answers,
    ...named.map((statement) =>
      allowsPublishing(statement, topic, (condition) => !arn || !asksForSource(condition, arn)),
    ),
  ]);
}

/** What a policy answers about one topic. */
interface Publishing {
  /** The answers where nothing is known of the subscription. */
  readonly answers: ReadonlySet<Answer>;
  /** The statements with a condition that a subscription can meet by its ARN. Their answers may then be better. */
  readonly naming: (subscriptionArn: Text) => readonly Statement[];
}

/** Each subscription asks. */
const policies = oncePer((_document: PolicyDocument) => new Map<string, Publishing>());

function publishingIn({ statements }: PolicyDocument, topic: Text): Publishing {
  const allowing = statements.filter(({ effect }) => effect !== "Deny");
  return {
    answers: new Set(allowing.map((statement) => allowsPublishing(statement, topic, () => true))),
    naming: namingIn(allowing),
  };
}

function namingIn(statements: readonly Statement[]): Publishing["naming"] {
  const sources = statements.flatMap((statement) =>
    statement.conditions.flatMap(sourcesIn).map((text) => ({ statement, text })),
  );
  const textOf = ({ text }: (typeof sources)[number]): Text => text;
  const isWritten = ({ text }: { readonly text: Text }): boolean => /^[^*?$]+$/.test(literalOf(text) ?? "");
  const written = valueIndex(sources.filter(isWritten), textOf);
  const patterns = valueIndex(
    sources.filter((one) => !isWritten(one)),
    textOf,
  );
  return (arn) => {
    // Whether AWS makes up a name that is written out is never certain.
    const isKnown = arn.parts.at(-1)?.kind === "literal";
    const found = [...(isKnown ? written(arn) : []), ...patterns(arn)];
    return [...new Set(found.map(({ statement }) => statement))];
  };
}

function allowsPublishing(statement: Statement, topic: Text, isAsked: (condition: Condition) => boolean): Answer {
  const means = matchesPrincipal(statement, asker);
  if (means.answer === "no") return "no";
  const conditions = statement.conditions.filter(isAsked);
  const applies = statementApplies({ ...statement, conditions }, { action, resource: topic });
  if (applies.answer === "no") return "no";
  return means.answer === "yes" && applies.answer === "yes" ? "yes" : "unknown";
}

/** DMS publishes on behalf of the subscription, whose ARN is the source. */
function asksForSource(condition: Condition, arn: Text): boolean {
  return sourcesIn(condition).some((text) => likeArn(text, arn) === "yes");
}

/** The ARNs of which the source has to have one. */
function sourcesIn({ key, operator, values }: Condition): readonly Text[] {
  const isSource = display(key).toLowerCase() === "aws:sourcearn";
  const isLike = /^Arn(?:Like|Equals)$/i.test(literalOf(operator) ?? "");
  if (!isSource || !isLike) return [];
  return values.items.flatMap(({ text, when }) => (when.op === "true" ? [text] : []));
}
