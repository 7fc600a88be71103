import { createRequire } from "node:module";
import type { Node } from "../../../src/tree/index.js";
import { shortTags } from "../../../src/parsers/syntax/yaml/short-tags.js";

/** As much of js-yaml 3 as is asked here; neither package has types that say it. */
interface Type {
  resolve(text: string): boolean;
  construct(text: string): unknown;
}

export interface Schema {
  readonly compiledImplicit: readonly Type[];
}

interface JsYaml {
  readonly Type: new (tag: string, options: { kind: string; construct: (data: unknown) => unknown }) => Type;
  readonly Schema: new (definition: {
    include?: readonly Schema[];
    implicit?: readonly Type[];
    explicit?: readonly Type[];
  }) => Schema;
  readonly FAILSAFE_SCHEMA: Schema;
  loadAll(text: string, visit: undefined, options: { schema: Schema; json: true }): unknown[];
}

interface CloudFormationSchema {
  readonly CLOUDFORMATION_SCHEMA: Schema;
  readonly cloudformationTags: readonly Type[];
  readonly localTags: Readonly<Record<string, readonly string[]>>;
}

const load = createRequire(import.meta.url);
const yaml = load("js-yaml") as JsYaml;
const cloudFormation = load("cloudformation-js-yaml-schema") as CloudFormationSchema;

/** A function as `cloudformation-js-yaml-schema` gives it. */
interface Tagged {
  readonly class: string;
  readonly data: unknown;
}

/** Functions and their argument kinds that the package lacks. */
const further = ["scalar", "sequence", "mapping"].flatMap((kind) =>
  [...shortTags.keys()]
    .filter((tag) => !cloudFormation.localTags[kind]?.includes(tag.slice(1)))
    .map((tag) => new yaml.Type(tag, { kind, construct: (data): Tagged => ({ class: tag.slice(1), data }) })),
);

/** Tags of a preprocessor, which CloudFormation does not know either. */
const unknown = ["!Rain::Embed", "!Rain::Module"].map(
  (tag) => new yaml.Type(tag, { kind: "scalar", construct: () => `unknown: the tag ${tag} is not known` }),
);

function implicit(tag: string, pattern: RegExp): Type {
  const options = { kind: "scalar", resolve: (text: string | null) => pattern.test(text ?? ""), construct: () => null };
  return new yaml.Type(`tag:yaml.org,2002:${tag}`, options);
}

/** The schema of `cloudformation-js-yaml-schema`, and the same without types: all scalars but null as written. */
export const schemas = {
  typed: new yaml.Schema({ include: [cloudFormation.CLOUDFORMATION_SCHEMA], explicit: [...further, ...unknown] }),
  written: new yaml.Schema({
    include: [yaml.FAILSAFE_SCHEMA],
    implicit: [implicit("null", /^(?:|~|null|Null|NULL)$/), implicit("merge", /^<<$/)],
    explicit: [...cloudFormation.cloudformationTags, ...further, ...unknown],
  }),
};

/** What js-yaml reads, functions in their long form; the last of two equal keys counts. */
export function asJsYaml(text: string, schema: Schema): unknown[] {
  return yaml.loadAll(text, undefined, { schema, json: true }).map(longForm);
}

function longForm(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(longForm);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (isTagged(value)) {
    const name = shortTags.get(`!${value.class}`) ?? value.class;
    const isPath = name === "Fn::GetAtt" && typeof value.data === "string" && value.data.includes(".");
    return { [name]: isPath ? splitOnce(value.data) : longForm(value.data) };
  }
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, longForm(inner)]));
}

function isTagged(value: object): value is Tagged {
  return "class" in value && "data" in value && typeof value.class === "string" && shortTags.has(`!${value.class}`);
}

function splitOnce(path: string): string[] {
  const dot = path.indexOf(".");
  return [path.slice(0, dot), path.slice(dot + 1)];
}

/** Our tree as js-yaml would give it, types told from the text by its schema. */
export function asPlain(node: Node, schema: Schema): unknown {
  switch (node.kind) {
    case "scalar":
      return node.quoted ? node.text : typed(node.text, schema);
    case "null":
      return null;
    case "list":
      return node.items.map((item) => asPlain(item, schema));
    case "mapping":
      return Object.fromEntries(
        node.entries.map(({ key, value }) => [
          key.quoted ? key.text : String(typed(key.text, schema)),
          asPlain(value, schema),
        ]),
      );
    case "unknown":
      return `unknown: ${node.reason}`;
    case "text":
    case "choice":
      throw new Error(`syntax gives no ${node.kind}`);
  }
}

function typed(text: string, schema: Schema): unknown {
  if (text === "") return null;
  const type = schema.compiledImplicit.find((candidate) => candidate.resolve(text));
  return type ? type.construct(text) : text;
}
