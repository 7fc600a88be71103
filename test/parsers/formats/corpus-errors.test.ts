import { describe, expect, it } from "vitest";
import { createFileTreeCache } from "../../../src/parsers/syntax/file-tree-cache.js";
import { startOf } from "../../../src/source/index.js";
import { corpusFiles, hasCorpus, type TextFile } from "../corpus.js";
import { asJsYaml, schemas } from "../syntax/js-yaml.js";

interface Broken {
  readonly at: string;
  /** Why nothing can read the file as it is meant. */
  readonly why: string;
  /** A second reader takes it all the same. */
  readonly acceptedBy?: string;
}

const lint = "general/aws-cloudformation__cfn-lint/test/fixtures/templates/bad";
const guide = "general/awsdocs__aws-cloudformation-user-guide@6c68a17a/doc_source";

const numbered = "its lines begin with numbers, so that it is a text like `1. group:` and not a template";

/** Every file of the corpus with a syntax error. CloudFormation refuses each of them. */
const broken: Readonly<Record<string, Broken>> = {
  [`${lint}/core/config_invalid_json.json`]: { at: "8:6", why: "a comma is missing between two items" },
  [`${lint}/core/config_invalid_yaml.yaml`]: { at: "7:13", why: "a list follows a mapping under one key" },
  [`${lint}/core/parse_invalid_map.yaml`]: {
    at: "18:54",
    why: "`!ImportValue Fn::Sub: x` in brackets makes the function the key of a mapping; cfn-lint refuses it as well",
    acceptedBy: "js-yaml, which makes the key [object Object]",
  },
  [`${lint}/json_parse.json`]: { at: "5:11", why: "a colon is missing behind a key" },
  "general/aws-samples__serverless-patterns/apigw-custom-domain-edge/template.yaml": {
    at: "34:3",
    why: "a key, `MappingRestEdge:curc`, has no colon behind it",
  },
  [`${guide}/intrinsic-function-reference-cidr.md.07.yaml`]: {
    at: "6:1",
    why: "a key stands one column deeper than the keys before it, under no value",
  },
  [`${guide}/intrinsic-function-reference-conditions.md.01.yaml`]: { at: "7:1", why: "a closing brace is missing" },
  [`${guide}/quickref-iam.md.10.yaml`]: { at: "10:1", why: numbered },
  [`${guide}/quickref-iam.md.17.yaml`]: { at: "2:2", why: numbered },
  [`${guide}/quickref-iam.md.18.yaml`]: { at: "10:1", why: numbered },
  [`${guide}/quickref-iam.md.19.yaml`]: { at: "2:2", why: numbered },
  [`${guide}/quickref-iam.md.20.yaml`]: { at: "10:1", why: numbered },
};

function isReadable({ path, text }: TextFile): boolean {
  try {
    if (path.endsWith(".json")) JSON.parse(text);
    else asJsYaml(text, schemas.written);
    return true;
  } catch {
    return false;
  }
}

describe.skipIf(!hasCorpus)("the syntax errors of the corpus", () => {
  const files = hasCorpus ? corpusFiles() : [];
  const found = files.flatMap((file) => {
    const [problem] = createFileTreeCache().tree(file.path, file.text).problems;
    if (!problem) return [];
    const { line, column } = startOf(problem.location);
    return [{ file, at: `${line}:${column}` }];
  });

  it("are those of files that are broken indeed", () => {
    expect(files.length).toBeGreaterThan(2400);
    expect(Object.fromEntries(found.map(({ file, at }) => [file.path, at]))).toEqual(
      Object.fromEntries(Object.entries(broken).map(([path, { at }]) => [path, at])),
    );
  });

  it("are errors for a second reader too", () => {
    const accepted = found.filter(({ file }) => isReadable(file)).map(({ file }) => file.path);
    expect(accepted).toEqual(Object.keys(broken).filter((path) => broken[path]?.acceptedBy !== undefined));
  });
});
