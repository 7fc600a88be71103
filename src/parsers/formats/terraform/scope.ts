import type { Location, Result, SourceFile } from "../../../source/index.js";
import { always, type Formula, type Node } from "../../../tree/index.js";
import type { Expression, HclAttribute, HclBlock, Template } from "../../syntax/hcl/hcl-ast.js";
import type { HclReader } from "../../syntax/hcl/hcl-tree.js";
import type { FileReader, Values } from "../../values/input.js";
import type { Planned } from "./planned.js";
import type { Work } from "../../values/limits.js";

/** What the files of a module declare, by name. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, VariableDeclaration>;
  readonly locals: ReadonlyMap<string, HclAttribute>;
  /** Variables that decide how often a block exists. */
  readonly repeatingVariables: ReadonlySet<string>;
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly modules: ReadonlyMap<string, HclBlock>;
  readonly outputs: ReadonlyMap<string, HclBlock>;
}

export interface VariableDeclaration {
  readonly name: string;
  readonly location: Location;
  readonly default?: Expression;
  readonly type?: Expression;
  /** All values it can have, where a validation or the type says so. */
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
  readonly existence: Formula;
  /** `each` or `count`. */
  readonly names: ReadonlyMap<string, Node>;
  readonly key?: string | number;
}

/** The resources of a declaration; `incompleteReason`: why it is not known which and how many. */
export interface InstanceSet {
  readonly kind: "single" | "count" | "for_each";
  readonly items: readonly Instance[];
  readonly incompleteReason?: string;
}

/** State shared by all modules of one template. */
export interface Environment {
  /** Path of the template: what identities begin with. */
  readonly path: string;
  readonly reader: FileReader;
  readonly values: Values;
  readonly planned?: Planned;
  readonly hcl: HclReader;
  /** Evaluates each kind of expression; handed in, since the parts of it evaluate expressions themselves. */
  readonly evaluateByKind: (expression: Expression, scope: Scope) => Node;
  /** Instances by identity (`path#address`). */
  readonly instances: Map<string, Instance>;
  /** Called modules by identity (`path#module.x`). */
  readonly modules: Map<string, Module>;
  /** Files read by functions. */
  readonly files: Map<string, SourceFile>;
  /** What was read of those that are templates. */
  readonly templates: Map<SourceFile, Template | undefined>;
  readonly work: Work;
}

/** The files of a module folder and of the modules they call. */
export interface ModuleSource {
  readonly folder: string;
  readonly declarations: Declarations;
  /** Values from `.tfvars`; only those of a root are read. */
  readonly settings: ReadonlyMap<string, HclAttribute>;
  /** Called modules by name, or why one is not read. */
  readonly calls: ReadonlyMap<string, Result<ModuleSource>>;
  /** What a plan knows about a module whose files are not here. */
  readonly isPlanned?: true;
}

/** How a module is called: its arguments, and in what they are evaluated. */
export interface ModuleCall {
  readonly block: HclBlock;
  readonly scope: Scope;
  readonly existence: Formula;
}

/** One module as it is called; the root module is called by nobody. */
export interface Module {
  readonly environment: Environment;
  readonly source: ModuleSource;
  readonly declarations: Declarations;
  /** What addresses begin with: empty, or `module.x.`. */
  readonly prefix: string;
  readonly call?: ModuleCall;
  /** Values that were evaluated already, and those that are being evaluated (`undefined`). */
  readonly memo: Map<string, Node | undefined>;
  readonly instanceSets: Map<string, InstanceSet | undefined>;
  readonly moduleSets: Map<string, ModuleSet | undefined>;
}

/** The modules of a call; `incompleteReason`: why they are not read. */
export interface ModuleSet {
  readonly kind: InstanceSet["kind"];
  readonly items: readonly { readonly key?: string | number; readonly existence: Formula; readonly module: Module }[];
  readonly incompleteReason?: string;
}

/** The scope of an expression. */
export interface Scope {
  readonly module: Module;
  /** False when existence is decided: there, a default decides nothing. */
  readonly usesDefaults: boolean;
  /** When the resource at hand is there: what its values may take for granted. */
  readonly assumed: Formula;
  /** `each`, `count`, and the names of `for` and `dynamic`. */
  readonly names: ReadonlyMap<string, Node>;
}

export function moduleScope(module: Module): Scope {
  return { module, usesDefaults: true, assumed: always, names: new Map() };
}

/** To decide existence. */
export function existenceScope(module: Module, names: ReadonlyMap<string, Node> = new Map()): Scope {
  return { module, usesDefaults: false, assumed: always, names };
}

export function withNames(scope: Scope, names: Iterable<readonly [string, Node]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}

/** Identity of something in a module. */
export function idIn(module: Module, name: string): string {
  return `${module.environment.path}#${module.prefix}${name}`;
}

/** Distinguishes memoised values of one name. */
export function memoKey(scope: Scope, name: string): string {
  const assumed = scope.assumed.op === "true" ? "" : JSON.stringify(scope.assumed);
  return `${scope.usesDefaults ? "value" : "existence"}?${assumed}#${name}`;
}

/** Evaluates a value once; `undefined` during the evaluation, so that cycles end. */
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
