import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import type { Template } from "../../../../src/model/index.js";
import type { FileReader } from "../../../../src/parsers/index.js";
import { withHcl } from "../../../../src/parsers/syntax/hcl/hcl-tree.js";
import { readTerraform } from "../../../../src/parsers/formats/terraform/index.js";
import { readVarFile } from "../../../../src/parsers/formats/terraform/index.js";
import { workspaceReader } from "../../../../src/workspace/units/reader.js";
import { loadWasm } from "../../../../src/workspace/files/wasm.js";
import { sourceFile, textOf } from "../../../../src/source/index.js";
import { entryOf, type Node, type Text } from "../../../../src/tree/index.js";
import { readerInJson } from "./in-json.js";
import { formula, shown, shownText } from "./module.js";

const fixtures = "test/fixtures/terraform";

/** What `expected.json` says beside a module; what it does not name is not compared. */
interface Expected {
  /** The folder that is linted, if not the one of this file. */
  readonly module?: string;
  readonly varFile?: string;
  /** Values by address and by path inside the resource. */
  readonly values?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Statements of the policy documents by address of their holder. */
  readonly policies?: Readonly<Record<string, unknown>>;
  readonly names?: Readonly<Record<string, string>>;
  readonly arns?: Readonly<Record<string, string>>;
  /** When a resource is there; `true` for always. */
  readonly exists?: Readonly<Record<string, string>>;
  /** All resources of the module, called ones included. */
  readonly addresses?: readonly string[];
  /** What a resource waits for; given ones with `!`. */
  readonly waits?: Readonly<Record<string, readonly string[]>>;
  /** To whom an attachment gives what. */
  readonly attachments?: Readonly<Record<string, unknown>>;
  /** Text of the place at which a finding about the whole resource stands. */
  readonly places?: Readonly<Record<string, string>>;
  readonly open?: string;
  readonly problems?: readonly string[];
}

describe("constructs of Terraform", () => {
  const found = readdirSync(fixtures, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith("expected.json"),
  );

  it.each(found.map((name) => [dirname(name), join(fixtures, name)]))("%s", async (_, path) => {
    const expected = JSON.parse(readFileSync(path, "utf8")) as Expected;
    const template = await read(dirname(path), expected);
    expect(seen(template, expected)).toEqual(expected);
  });

  // A value that fails with one default leaves all defaults out of its argument, and in JSON the statements are one argument.
  const comparable = found.filter((name) => dirname(name) !== "policies/empty-by-default");

  it.each(comparable.map((name) => [dirname(name), join(fixtures, name)]))("%s in JSON", async (_, path) => {
    const { addresses, places, ...expected } = JSON.parse(readFileSync(path, "utf8")) as Expected;
    const template = await read(dirname(path), expected, await readerInJson(dirname(path)));
    expect(seen(template, expected)).toEqual(expected);
    // hcl2json sorts what it writes.
    if (addresses) expect([...template.resources.keys()].sort()).toEqual([...addresses].sort());
  });
});

async function read(
  folder: string,
  { module = ".", varFile }: Expected,
  reader: FileReader = workspaceReader([{ folder, isWhole: true }]),
): Promise<Template> {
  const variables = varFile === undefined ? {} : await valuesIn(join(folder, varFile));
  const values = { parameters: {}, variables };
  const input = { path: join(folder, module), reader, values };
  return withHcl(loadWasm, (hcl) => readTerraform(input, hcl));
}

async function valuesIn(path: string): Promise<Readonly<Record<string, unknown>>> {
  return (await readVarFile(sourceFile(path, readFileSync(path, "utf8")), loadWasm)).values;
}

/** The template as far as it is expected. */
function seen(template: Template, expected: Expected): unknown {
  const { resources } = template;
  const each = (section: keyof Expected, show: (address: string) => unknown): object => {
    const names = Object.keys((expected[section] ?? {}) as object);
    return section in expected
      ? { [section]: Object.fromEntries(names.map((address) => [address, show(address)])) }
      : {};
  };
  return {
    ...expected,
    ...each("values", (address) => {
      const paths = Object.keys(expected.values?.[address] ?? {});
      return Object.fromEntries(
        paths.map((path) => [path, shown(at(resources.get(address)?.properties, path.split(".")))]),
      );
    }),
    ...each("policies", (address) => {
      const documents = template.documents.filter((held) => held.address === address);
      return documents.map(({ document }) => shown(entryOf(document.node, "Statement")?.value));
    }),
    ...each("names", (address) => shownName(resources.get(address)?.physicalName)),
    ...each("arns", (address) => shownName(resources.get(address)?.arn)),
    ...each("exists", (address) =>
      formula(resources.get(address)?.existence ?? { op: "false" }).replaceAll(`${template.path}#`, ""),
    ),
    ...each("waits", (address) => waitsOf(template, address)),
    ...each("attachments", (address) => attachment(template, address)),
    ...each("places", (address) => placeOf(template, address)),
    ...("addresses" in expected && { addresses: [...resources.keys()] }),
    ...("open" in expected && { open: template.incompleteReason }),
    ...("problems" in expected && { problems: template.problems.map(({ message }) => message) }),
  };
}

function shownName(text: Text | undefined): string | undefined {
  return text && shownText(text);
}

function at(node: Node | undefined, [first, ...rest]: readonly string[]): Node | undefined {
  if (first === undefined) return node;
  if (node?.kind === "list") return at(node.items[Number(first)], rest);
  return node?.kind === "mapping" ? at(entryOf(node, first)?.value, rest) : undefined;
}

function waitsOf({ resources }: Template, address: string): readonly string[] | undefined {
  return resources
    .get(address)
    ?.dependencies.map(({ on, how, reason }) => `${how === "given" ? "!" : ""}${on ?? `?${reason ?? ""}`}`);
}

function attachment(template: Template, address: string): unknown {
  const found = template.attachments.find((one) => one.address === address);
  const texts = (items: readonly { readonly text: Text }[]): string[] => items.map(({ text }) => shownText(text));
  return (
    found && {
      to: [found.roles, found.users, found.groups].flatMap((list) => texts(list.items)),
      policies: texts(found.policyArns),
    }
  );
}

function placeOf(template: Template, address: string): string | undefined {
  const location = template.resources.get(address)?.location;
  return location && `${relative(template.path, location.file.path)}: ${textOf(location)}`;
}
