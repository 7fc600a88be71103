import type { Location, Result, SourceFile } from "../../../../source/index.js";
import { always, type Formula, type Node } from "../../../../tree/index.js";
import type { Expression, HclAttribute, HclBlock, TemplateExpression } from "../../../syntax/hcl/hcl-ast.js";
import type { HclReader } from "../../../syntax/hcl/hcl-reader.js";
import type { FileReader, Values } from "../../../values/input.js";
import type { Planned } from "./plan.js";
import type { Work } from "../../../values/limits.js";
import type { Circles, NamedResource } from "../../../values/resource-texts.js";

/** The declarations in the files of a module, by name. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, VariableDeclaration>;
  readonly locals: ReadonlyMap<string, HclAttribute>;
  /** The variables that decide how many instances of a block exist. */
  readonly repeatingVariables: ReadonlySet<string>;
  /** Resources by `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly modules: ReadonlyMap<string, HclBlock>;
  /** Providers as resources choose them: `aws`, `aws.alias`. */
  readonly providers: ReadonlyMap<string, HclBlock>;
  readonly outputs: ReadonlyMap<string, HclBlock>;
  /** As in `ModuleFiles`. */
  readonly hasRegionAttribute: boolean;
  /** The highest major version of the AWS provider that its files allow. */
  readonly highestVersion?: number;
}

export interface VariableDeclaration {
  readonly name: string;
  readonly location: Location;
  readonly default?: Expression;
  readonly type?: Expression;
  /** Whether Terraform shows the value to nobody: `sensitive` or `ephemeral` is true, or is not certainly false. */
  readonly isSecret: boolean;
  /** `nullable = false`: where null is given, the variable has its default. */
  readonly isNeverNull?: true;
  /** All values that the variable can have, if a validation or its type limits them. */
  readonly domain?: readonly string[];
}

export interface ResourceDeclaration {
  /** `type.name`, `data.type.name` or `action.type.name`. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  readonly block: HclBlock;
}

/** One instance of a declaration. */
export interface Instance {
  readonly declaration: ResourceDeclaration;
  readonly module: Module;
  readonly address: string;
  /** How symbols and origins name it: `path#address`. */
  readonly id: string;
  readonly existence: Formula;
  /** Variables of the root module whose defaults do not count in it, because with them it would not exist. */
  readonly failingDefaults?: ReadonlySet<string>;
  /** The values of `each` or `count`. */
  readonly names: ReadonlyMap<string, Node>;
  readonly key?: string | number;
}

/** The instances of a declaration. `incompleteReason`: why it is not known which they are and how many. */
export interface InstanceSet {
  readonly kind: "single" | "count" | "for_each";
  readonly items: readonly Instance[];
  readonly incompleteReason?: string;
}

/** State shared by all modules of one template. */
export interface Environment {
  /** The path of the template. Identities begin with it. */
  readonly path: string;
  readonly reader: FileReader;
  readonly values: Values;
  readonly planned?: Planned;
  readonly hcl: HclReader;
  /** Evaluates each kind of expression. It is passed as a value, because its parts evaluate expressions themselves. */
  readonly evaluateByKind: (expression: Expression, scope: Scope) => Node;
  /** Instances by identity (`path#address`). */
  readonly instances: Map<string, Instance>;
  /** Called modules by identity (`path#module.x`). */
  readonly modules: Map<string, Module>;
  /** The files that functions read. */
  readonly files: Map<string, SourceFile>;
  /** The templates that such files contain. */
  readonly templates: Map<SourceFile, TemplateExpression | undefined>;
  /** The numbers of secret values without a name, by what they are. Equal values have one symbol. */
  readonly secrets: Map<string, number>;
  /** What names and ARNs are made of, by instance. */
  readonly named: Map<Instance, NamedResource>;
  readonly circles: Circles;
  readonly work: Work;
}

/** The files of a module's folder and of the modules that it calls. */
export interface ModuleSource {
  readonly folder: string;
  readonly declarations: Declarations;
  /** The values from `.tfvars` files. Only those of the root module are read. */
  readonly settings: ReadonlyMap<string, HclAttribute>;
  /** One of the `.tfvars` files cannot be read, so the values of the variables are not known. */
  readonly unreadSettings?: true;
  /** The called modules by name, or why one is not read. */
  readonly calls: ReadonlyMap<string, Result<ModuleSource>>;
  /** This source is what a plan knows about a module whose files are not here. */
  readonly isPlanned?: true;
  /** This source is what a module whose files are not here is documented to be. */
  readonly isDocumented?: true;
}

/** The call of a module: its arguments, and the scope in which they are evaluated. */
export interface ModuleCall {
  readonly block: HclBlock;
  readonly scope: Scope;
  readonly existence: Formula;
}

/** A module in one of its calls. The root module has no call. */
export interface Module {
  readonly environment: Environment;
  readonly source: ModuleSource;
  readonly declarations: Declarations;
  /** The beginning of all addresses in the module: empty, or `module.x.`. */
  readonly prefix: string;
  readonly call: ModuleCall | undefined;
  /** The values that were evaluated. `undefined` for those that are being evaluated. */
  readonly memo: Map<string, Node | undefined>;
  readonly instanceSets: Map<string, InstanceSet | undefined>;
  readonly moduleSets: Map<string, ModuleSet | undefined>;
}

/** A module of which nothing is evaluated yet. */
export function openModule(environment: Environment, source: ModuleSource, prefix: string, call?: ModuleCall): Module {
  return {
    environment,
    source,
    declarations: source.declarations,
    prefix,
    call,
    memo: new Map(),
    instanceSets: new Map(),
    moduleSets: new Map(),
  };
}

/** The modules that a call creates. `incompleteReason`: why they are not read. */
export interface ModuleSet {
  readonly kind: InstanceSet["kind"];
  readonly items: readonly { readonly key?: string | number; readonly existence: Formula; readonly module: Module }[];
  readonly incompleteReason?: string;
}

/** The scope in which an expression is evaluated. */
export interface Scope {
  readonly module: Module;
  /** False while it is decided whether something exists: the default of a variable does not decide this. */
  readonly usesDefaults: boolean;
  /**
   * Variables of the root module whose defaults do not count, because Terraform would stop with them or would not create
   * what is evaluated.
   */
  readonly failingDefaults?: ReadonlySet<string>;
  /** The formula that says when the evaluated resource exists. Values may assume that it is true. */
  readonly assumed: Formula;
  /** The values of `each`, `count`, and the names of `for` and `dynamic`. */
  readonly names: ReadonlyMap<string, Node>;
}

export function moduleScope(module: Module): Scope {
  return { module, usesDefaults: true, assumed: always, names: new Map() };
}

/** The scope in which it is decided whether something exists. */
export function existenceScope(module: Module, names: ReadonlyMap<string, Node> = new Map()): Scope {
  return { module, usesDefaults: false, assumed: always, names };
}

/** The scope in which the defaults of more variables do not count. */
export function withoutDefaults(scope: Scope, names: Iterable<string> | undefined): Scope {
  if (!names) return scope;
  return { ...scope, failingDefaults: new Set([...(scope.failingDefaults ?? []), ...names]) };
}

export function withNames(scope: Scope, names: Iterable<readonly [string, Node]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}

/**
 * How an instance is written in its module. If its key is not known, the key is `each.key` or `count.index`, which its own block and
 * blocks with the same instances have.
 */
export function writtenAddress({ address, declaration, key, module, names }: Instance): string {
  const own = address.slice(module.prefix.length);
  const repeated = key === undefined && own === declaration.key;
  return !repeated ? own : names.has("each") ? `${own}[each.key]` : names.has("count") ? `${own}[count.index]` : own;
}

/** The identity of something in a module. */
export function idIn(module: Module, name: string): string {
  return `${module.environment.path}#${module.prefix}${name}`;
}

/** The key of a memoised value. One name may have several values, depending on the scope. */
export function memoKey(scope: Scope, name: string): string {
  const assumed = scope.assumed.op === "true" ? "" : JSON.stringify(scope.assumed);
  const failing = scope.failingDefaults ? [...scope.failingDefaults].join() : "";
  return `${scope.usesDefaults ? "value" : "existence"}?${failing}?${assumed}#${name}`;
}

/** Evaluates a value once. During the evaluation its entry is `undefined`, so that a cycle ends. */
export function memoised(
  memo: Map<string, Node | undefined>,
  key: string,
  make: () => Node,
  circular: () => Node,
): Node {
  if (memo.has(key)) return memo.get(key) ?? circular();
  memo.set(key, undefined);
  const value = make();
  memo.set(key, value);
  return value;
}
