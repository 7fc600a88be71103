/** IAM's evaluation as its pages tell it, by trying everything: what the real one is compared with. */

export interface NaiveStatement {
  readonly Effect: "Allow" | "Deny";
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource?: readonly string[];
  readonly NotResource?: readonly string[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** Values by key; a key that is not there is absent from the request. */
export type NaiveContext = Readonly<Record<string, readonly string[]>>;

export function naivelyGranted(
  statements: readonly NaiveStatement[],
  action: string,
  resource: string,
  context: NaiveContext,
): boolean {
  const applying = statements.filter((statement) => applies(statement, action, resource, context));
  return applying.some(({ Effect }) => Effect === "Allow") && !applying.some(({ Effect }) => Effect === "Deny");
}

function applies(statement: NaiveStatement, action: string, resource: string, context: NaiveContext): boolean {
  const { Action, NotAction, Resource, NotResource, Condition = {} } = statement;
  const isAction = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => naiveMatch(pattern.toLowerCase(), action.toLowerCase()));
  const isResource = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => matchFilled(pattern, resource, context));
  if (Action ? !isAction(Action) : isAction(NotAction ?? [])) return false;
  if (Resource ? !isResource(Resource) : isResource(NotResource ?? [])) return false;
  return Object.entries(Condition).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => isMet(operator, context[key] ?? [], values, context)),
  );
}

/** A pattern that holds a variable without a value matches nothing. */
function matchFilled(pattern: string, text: string, context: NaiveContext): boolean {
  const filled = fill(pattern, context);
  return filled !== undefined && naiveMatch(filled, text);
}

function fill(text: string, context: NaiveContext): string | undefined {
  const variable = /\$\{([^,}]*)(?:, '(.*?)')?\}/.exec(text);
  if (!variable) return text;
  const value = context[variable[1] ?? ""]?.[0] ?? variable[2];
  return value === undefined
    ? undefined
    : fill(
        text.replace(variable[0], () => value),
        context,
      );
}

type Test = (value: string, actual: string) => boolean;

const tests: Readonly<Record<string, Test>> = {
  StringEquals: (value, actual) => value === actual,
  StringLike: naiveMatch,
  ArnLike: naiveArnMatch,
  Bool: (value, actual) => value.toLowerCase() === actual.toLowerCase(),
  NumericEquals: (value, actual) => Number(value) === Number(actual),
  NumericLessThan: (value, actual) => Number(actual) < Number(value),
};

function isMet(operator: string, actual: readonly string[], values: readonly string[], context: NaiveContext): boolean {
  if (operator === "Null") return values.includes(String(actual.length === 0));
  const [set, bare] = operator.includes(":") ? operator.split(":") : ["", operator];
  const isIfExists = bare?.endsWith("IfExists") ?? false;
  const name = bare?.replace("IfExists", "") ?? "";
  const isNegated = name.includes("Not");
  const test = tests[name.replace("Not", "")];
  if (!test) throw new Error(`no operator ${operator}`);
  const holdsFor = (one: string): boolean => {
    const matches = values.some((value) => {
      const filled = fill(value, context);
      return filled !== undefined && test(filled, one);
    });
    return matches !== isNegated;
  };
  if (set === "ForAllValues") return actual.every(holdsFor);
  if (set === "ForAnyValue") return actual.some(holdsFor);
  return actual[0] === undefined ? isIfExists || isNegated : holdsFor(actual[0]);
}

export function naiveMatch(pattern: string, text: string): boolean {
  const [first] = pattern;
  if (first === undefined) return text === "";
  const rest = pattern.slice(1);
  if (first === "*") return naiveMatch(rest, text) || (text !== "" && naiveMatch(pattern, text.slice(1)));
  return text !== "" && (first === "?" || first === text[0]) && naiveMatch(rest, text.slice(1));
}

/** Field by field, the sixth with all that follows. */
export function naiveArnMatch(pattern: string, arn: string): boolean {
  const [patterns, fields] = [pattern, arn].map((text) => {
    const pieces = text.split(":");
    return [...pieces.slice(0, 5), pieces.slice(5).join(":")];
  });
  return patterns?.every((field, index) => naiveMatch(field, fields?.[index] ?? "")) ?? false;
}
