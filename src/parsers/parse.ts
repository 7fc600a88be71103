import type { Dialect, PolicyType, Template, TemplateFormat } from "../model/index.js";
import {
  cloudFormation,
  misspeltResources,
  openStacks,
  readCloudFormation,
  withoutCalls,
  type Stacks,
} from "./formats/cloudformation/index.js";
import { createFileTreeCache, type FileTree, type FileTreeCache } from "./syntax/file-tree-cache.js";
import { barePolicy } from "./formats/policy/dialect.js";
import { isPolicyFile, readPolicyFile } from "./formats/policy/policy-file.js";
import type * as HclUnits from "./hcl-units.js";
import { placeholderIn } from "./syntax/placeholders.js";
import type { LoadWasm } from "./syntax/hcl/load-wasm.js";
import type { FileReader, ParseInput, Values } from "./values/input.js";
import { withFilledIn } from "./formats/filled-in.js";
import { emptyTemplate } from "./formats/empty-template.js";
import { terraformPlan } from "./formats/plan/dialect.js";
import { terraform } from "./formats/terraform/dialect.js";
import { extended, faultIn, lazily, sourceFile } from "../source/index.js";

/** What is read as one unit: a template or policy file, or a module's folder with its files. */
export interface Unit {
  readonly kind: TemplateFormat;
  readonly path: string;
  readonly files: readonly string[];
  /** The folder of the module that a plan was created from, if it is known. */
  readonly module?: string;
}

export interface ParseContext {
  readonly reader: FileReader;
  readonly values: Values;
  readonly loadWasm: LoadWasm;
  readonly policyType?: PolicyType;
  /** The AWS account that the unit is deployed to, if it is known. */
  readonly account?: string;
  /** The CloudFormation templates of the run; by default each is the only one. */
  readonly stacks?: Stacks;
  readonly trees?: FileTreeCache;
}

/** Reads one unit. Never throws: what cannot be read is a problem of the template, and so is a fault of a reader. */
export async function parseUnit(unit: Unit, context: ParseContext): Promise<Template> {
  const { account } = context;
  try {
    const template = await readers[unit.kind](unit, context);
    return account === undefined ? template : extended({ deployAccount: account }, template);
  } catch (error) {
    const path = unit.files[0] ?? unit.path;
    const file = sourceFile(path, context.reader.read(path) ?? "");
    return emptyTemplate(unit.path, dialects[unit.kind], [file], [faultIn(file, error)]);
  }
}

const dialects: Readonly<Record<TemplateFormat, Dialect>> = {
  cloudformation: cloudFormation,
  terraform,
  plan: terraformPlan,
  policy: barePolicy,
};

/** Reading HCL is much code, and most runs have none of it. To import it again would take as long as to read a small unit. */
const hclUnits = lazily((): Promise<typeof HclUnits> => import("./hcl-units.js"));

/** The values in a `.tfvars` file. */
export const readVarFile: typeof HclUnits.readVarFile = async (file, loadWasm) =>
  (await hclUnits()).readVarFile(file, loadWasm);

type UnitReader = (unit: Unit, context: ParseContext) => Promise<Template>;

const readers: Readonly<Record<TemplateFormat, UnitReader>> = {
  terraform: async (unit, context) => (await hclUnits()).readModuleUnit(inputOf(unit, context), context.loadWasm),
  plan: fileReader(terraformPlan, async (tree, unit, context) => {
    const [plan] = tree.problems.length > 0 ? [] : tree.documents;
    if (plan?.kind !== "mapping") return undefined;
    const input = { module: unit.module, ...inputOf(unit, context) };
    return (await hclUnits()).readPlanUnit(input, tree.file, plan, context.loadWasm);
  }),
  cloudformation: fileReader(cloudFormation, (tree, unit, context) => {
    const { path } = unit;
    const stacks = context.stacks ?? openStacks([{ path, values: context.values }], context.reader, context.trees);
    const stack = stacks.at(path);
    if (stack) return readCloudFormation(stack, tree);
    const misspelt = tree.documents.flatMap((root) => misspeltResources(root) ?? []);
    return emptyTemplate(path, cloudFormation, [tree.file], [...tree.problems, ...misspelt]);
  }),
  policy: fileReader(barePolicy, (tree, _unit, { policyType }) => {
    const root = tree.documents.find(isPolicyFile) ?? (policyType && tree.documents[0]);
    return root && readPolicyFile(tree, withFilledIn(withoutCalls(root)), policyType);
  }),
};

function inputOf({ path }: Unit, { reader, values }: ParseContext): ParseInput {
  return { path, reader, values };
}

type TreeReader = (
  tree: FileTree,
  unit: Unit,
  context: ParseContext & { readonly trees: FileTreeCache },
) => Template | undefined | Promise<Template | undefined>;

/** Reads a unit of one file; if the content is not as expected, the template is empty. */
function fileReader(dialect: Dialect, read: TreeReader): UnitReader {
  return async (unit, context) => {
    const text = context.reader.read(unit.path);
    if (text === undefined) return emptyTemplate(unit.path, dialect, []);
    const { trees = createFileTreeCache() } = context;
    const tree = trees.tree(unit.path, text);
    const location = placeholderIn(text, tree.problems);
    if (location) {
      const reason = "it is not valid before another program fills in what is marked here";
      return { ...emptyTemplate(unit.path, dialect, [tree.file]), unread: [{ address: "", reason, location }] };
    }
    return (
      (await read(tree, unit, { ...context, trees })) ?? emptyTemplate(unit.path, dialect, [tree.file], tree.problems)
    );
  };
}
