import type { SourceFile, Location } from "../../source/index.js";
import type { Formula, Node } from "../../tree/index.js";
import type { Expression, HclAttribute, HclBlock } from "../hcl-ast.js";
import type { HclReader } from "../hcl-tree.js";
import type { FileReader, Values } from "../input.js";

/** What the files of a module declare, by name. */
export interface Declarations {
  readonly variables: ReadonlyMap<string, VariableDeclaration>;
  readonly locals: ReadonlyMap<string, HclAttribute>;
  /** By `type.name`, data sources by `data.type.name`. */
  readonly resources: ReadonlyMap<string, ResourceDeclaration>;
  readonly modules: ReadonlyMap<string, HclBlock>;
  readonly outputs: ReadonlyMap<string, HclBlock>;
  readonly providers: readonly HclBlock[];
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
  /** `type.name` or `data.type.name`. */
  readonly key: string;
  readonly type: string;
  readonly name: string;
  readonly isData: boolean;
  readonly block: HclBlock;
}

/** One of the resources that a declaration stands for. */
export interface Instance {
  readonly declaration: ResourceDeclaration;
  readonly module: Module;
  readonly address: string;
  readonly existence: Formula;
  /** `each` or `count`. */
  readonly names: ReadonlyMap<string, Node>;
  readonly key?: string | number;
}

/** The resources of a declaration; `open`: why it is not known which and how many. */
export interface InstanceSet {
  readonly kind: "single" | "count" | "for_each";
  readonly items: readonly Instance[];
  readonly open?: string;
}

/** What all modules of one template share. */
export interface Environment {
  /** Path of the template: what identities begin with. */
  readonly path: string;
  readonly reader: FileReader;
  readonly values: Values;
  readonly hcl: HclReader;
  /** Instances by identity (`path#address`). */
  readonly instances: Map<string, Instance>;
  /** Files read by functions. */
  readonly files: Map<string, SourceFile>;
}

/** One module as it is called; the root module is called by nobody. */
export interface Module {
  readonly environment: Environment;
  /** Where its files are. */
  readonly folder: string;
  /** What addresses begin with: empty, or `module.x.`. */
  readonly prefix: string;
  readonly declarations: Declarations;
  /** Values from `.tfvars`, for the root. */
  readonly settings: ReadonlyMap<string, HclAttribute>;
  /** Arguments of the call; `undefined` for the root. */
  readonly inputs?: ReadonlyMap<string, Node>;
  readonly children: ReadonlyMap<string, ModuleCall>;
  /** Values that were evaluated already, and those that are being evaluated (`undefined`). */
  readonly memo: Map<string, Node | undefined>;
  readonly instanceSets: Map<string, InstanceSet | undefined>;
}

/** A called module, or why it is not read. */
export type ModuleCall = { readonly instances: InstanceSetOfModules } | { readonly open: string };

export interface InstanceSetOfModules {
  readonly kind: "single" | "count" | "for_each";
  readonly items: readonly { readonly key?: string | number; readonly existence: Formula; readonly module: Module }[];
}

/** In what an expression is evaluated. */
export interface Scope {
  readonly module: Module;
  /** False for questions of existence: defaults are values, but decide nothing. */
  readonly usesDefaults: boolean;
  /** Values of variables without which the resource at hand would not be there. */
  readonly assumed: ReadonlyMap<string, string>;
  /** `each`, `count`, and the names of `for` and `dynamic`. */
  readonly names: ReadonlyMap<string, Node>;
}

export function moduleScope(module: Module): Scope {
  return { module, usesDefaults: true, assumed: new Map(), names: new Map() };
}

/** For questions of existence. */
export function existenceScope(module: Module, names: ReadonlyMap<string, Node> = new Map()): Scope {
  return { module, usesDefaults: false, assumed: new Map(), names };
}

export function withNames(scope: Scope, names: Iterable<readonly [string, Node]>): Scope {
  return { ...scope, names: new Map([...scope.names, ...names]) };
}

/** Identity of something in a module. */
export function idIn(module: Module, name: string): string {
  return `${module.environment.path}#${module.prefix}${name}`;
}

/** What tells memoised values of one name apart. */
export function memoKey(scope: Scope, name: string): string {
  const assumed = [...scope.assumed].map(([variable, value]) => `${variable}=${value}`).join("&");
  return `${scope.usesDefaults ? "value" : "existence"}?${assumed}#${name}`;
}
