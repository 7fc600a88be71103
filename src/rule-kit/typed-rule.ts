import type { Report, Suggestion } from "./report.js";
import type { Direction, OptionValues, Rule, RuleContext, RuleMeta, Visitor } from "./types.js";

/** The sentences of messages, by id. */
export type Messages = Readonly<Record<string, string>>;
/** How each suggestion changes what is granted, by its message id. A message with a direction is a suggestion. */
export type Directions = Readonly<Record<string, Direction>>;
/** The names of the data items that go into the fingerprint, by message id. */
export type Keys = Readonly<Record<string, readonly string[]>>;
/** A JSON Schema. */
export type Schema = Readonly<Record<string, unknown>>;

/** A rule for which the compiler knows the messages, the data that each needs, the suggestions and the options. */
export interface TypedRule<
  M extends Messages,
  D extends Directions | undefined,
  K extends Keys | undefined,
  S extends Schema | undefined,
> extends Rule {
  readonly meta: Omit<RuleMeta, "messages" | "directions" | "keys" | "schema" | "defaultOptions"> & {
    readonly messages: M;
    readonly directions?: D & OnlyIds<D, keyof M, "no message has this id">;
    readonly keys?: K & OnlyIds<K, FindingId<M, D>, "no message of a finding has this id">;
    readonly schema?: NonNullable<S>;
    readonly defaultOptions?: S extends undefined ? never : AllowedBy<S>;
  };
  create(context: RuleContext<ReportOf<M, D, K>, OptionsOf<S>>): Visitor;
}

/** The context of a rule, as a type for the functions of that rule. */
export type ContextOf<R extends Rule> = Parameters<R["create"]>[0];

/** Every other id is a compiler error that says the reason. */
type OnlyIds<Entries, Id, Reason extends string> = Readonly<
  Record<Exclude<keyof Entries, Id>, { readonly error: Reason }>
>;

/** The names in the `{{name}}` and `{{ name }}` placeholders of a sentence. Any string if the compiler does not know the sentence. */
type PlaceholdersOf<Sentence extends string> = string extends Sentence
  ? string
  : Sentence extends `${string}{{${infer Name}}}${infer Rest}`
    ? Trimmed<Name> | PlaceholdersOf<Rest>
    : never;

type Trimmed<Name extends string> = Name extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Name;

/** The ids of messages that are not suggestions. */
type FindingId<M, D> = Exclude<keyof M, keyof D> & string;

/** Everything that a rule may report: each finding with the data for its sentence and its fingerprint. */
type ReportOf<M extends Messages, D, K> = {
  [Id in FindingId<M, D>]: Report<Id, PlaceholdersOf<M[Id]> | KeysOf<K, Id>, SuggestionOf<M, D>>;
}[FindingId<M, D>];

type KeysOf<K, Id> = K extends Keys ? (Id extends keyof K ? K[Id][number] : never) : never;

type SuggestionOf<M extends Messages, D> = {
  [Id in keyof M & string]: Id extends keyof D ? Suggestion<Id, PlaceholdersOf<M[Id]>> : never;
}[keyof M & string];

/** A rule without a schema has no options. */
type OptionsOf<S> = S extends undefined ? object : AllowedBy<S>;

/** The options that a JSON Schema allows. Each of them may be absent. */
type AllowedBy<S> = S extends { readonly properties: infer Properties }
  ? { readonly [Name in keyof Properties]?: ValueOf<Properties[Name]> }
  : OptionValues;

type ValueOf<S> = S extends { readonly enum: readonly (infer Value)[] }
  ? Value
  : S extends { readonly type: "array"; readonly items: infer Item }
    ? readonly ValueOf<Item>[]
    : S extends { readonly type: infer Type extends keyof JsonTypes }
      ? JsonTypes[Type]
      : unknown;

interface JsonTypes {
  readonly boolean: boolean;
  readonly string: string;
  readonly number: number;
  readonly integer: number;
}
