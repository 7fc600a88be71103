import type { Location, Result, SourceFile } from "../../../../source/index.js";
import type { IntrinsicFunction } from "./function.js";
import type { Formula, Mapping, Node, Text } from "../../../../tree/index.js";
import type { Values } from "../../../values/input.js";
import type { Work } from "../../../values/limits.js";
import type { Circles, NamedResource } from "../../../values/resource-texts.js";

/** A resource as the template declares it, before its properties are evaluated. */
export interface Declaration {
  readonly logicalId: string;
  readonly address: string;
  /** How symbols and origins name it. */
  readonly key: string;
  readonly type: string;
  /** The logical id in the file. */
  readonly location: Location;
  readonly extent: Location;
  readonly body: Mapping;
  /** The logical id as it is written: in a loop, with what the loop fills in. */
  readonly written: string;
  /** The values of the loops that it was written in. */
  readonly loops: Loops;
  /** The resource for which SAM creates this one. */
  readonly impliedBy?: string;
}

/** Values of `Fn::ForEach` identifiers. */
export type Loops = ReadonlyMap<string, Text>;

/** The content of the `Resources` section, loops unrolled. */
export interface DeclaredResources {
  readonly declarations: readonly Declaration[];
  readonly byId: ReadonlyMap<string, Declaration>;
  /** Why there may be resources that are not seen. */
  readonly incompleteReason?: string;
}

/** An entry of the `Outputs` section, loops unrolled. */
export interface Output {
  readonly name: string;
  readonly body: Mapping;
  readonly loops: Loops;
}

/** The content of a template's sections. */
export interface Stack {
  readonly path: string;
  readonly file: SourceFile;
  readonly root: Mapping;
  readonly values: Values;
  /** Where it is deployed to, if its CDK app says it. */
  readonly environment: { readonly account?: string; readonly region?: string };
  readonly parameters: ReadonlyMap<string, Mapping>;
  readonly mappings: ReadonlyMap<string, Node>;
  readonly conditions: ReadonlyMap<string, Node>;
  /** Read when first asked for: what a loop goes over may come from another stack. */
  readonly declared: DeclaredResources;
  readonly outputs: ReadonlyMap<string, Output>;
  /** A program generates it again: an edit would be lost. */
  readonly isGenerated: boolean;
  readonly links: StackLinks;
  /** A parameter, to avoid an import cycle: functions evaluate their arguments themselves. */
  readonly functions: ReadonlyMap<string, IntrinsicFunction>;
  /** Formulas of the conditions by name; `undefined` while one is being built. */
  readonly formulas: Map<string, Formula | undefined>;
  /** What was made so far while the stack is read. */
  readonly reading: StackReading;
  /** The stack stays until all stacks of the run are read. What others ask of it then is little, and is made again. */
  forgetReading(): void;
  /** Parameters by the symbols of other stacks that they stand for. */
  readonly aliases: Map<string, string>;
}

/** What is made while a stack is read: names and ARNs of its resources, and the properties that these are made of. */
export interface StackReading extends Circles {
  readonly resources: Map<Declaration, NamedResource>;
  /** Properties by resource and name; what a circle cut short is not kept. */
  readonly known: Map<string, Node | undefined>;
  /** Those that are being evaluated, so that circular references end. */
  readonly pending: Set<string>;
  /** The cost of reading it so far. What other stacks ask of it later is counted anew. */
  readonly work: Work;
}

/** What comes from the other stacks of the run. */
export interface StackLinks {
  /** When the stack exists: always, or when a stack that nests it creates it. */
  existence(): Formula;
  /**
   * What each of the stacks that nest this one passes as a parameter, `undefined` for nothing; empty where none nests
   * it.
   */
  passed(parameter: string, usesDefaults: boolean): readonly (Node | undefined)[];
  /** All values that a parameter of another stack may have, by its symbol. */
  domainOf(symbol: string): readonly string[] | undefined;
  /** Path of the template of a nested stack; `undefined` where it is not here. */
  nested(declaration: Declaration): string | undefined;
  /** Why the template of a nested stack is not read, where its file is told. */
  unread(declaration: Declaration): string | undefined;
  /** An output of a stack that this one nests. */
  output(declaration: Declaration, name: string): Result<Node>;
  /** An output of a stack of the same CDK app, by the stack's name; `undefined` where there is none, or where it is not linted. */
  outputOf(stack: string, name: string, place: { readonly at: Location; readonly region?: string }): Node | undefined;
  /** What the other stacks export under a name. */
  exported(name: Text, at: Location): Node;
}

/** Where an expression is evaluated. */
export interface Scope {
  readonly stack: Stack;
  readonly loops: Loops;
  /** What is true at the expression: the condition of its resource, and its branches. */
  readonly when: Formula;
  /** In conditions a default decides nothing: the next deployment may give another value. */
  readonly usesDefaults: boolean;
}
