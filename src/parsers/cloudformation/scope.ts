import type { Location, SourceFile } from "../../source/index.js";
import type { Formula, Mapping, Node, Text } from "../../tree/index.js";
import type { Values } from "../input.js";

/** A resource as the template declares it, before its properties are evaluated. */
export interface Declaration {
  readonly logicalId: string;
  readonly type: string;
  /** The logical id in the file. */
  readonly location: Location;
  readonly extent: Location;
  readonly body: Mapping;
  /** The values of the loops that it was written in. */
  readonly loops: Loops;
  /** The resource that SAM makes this one for. */
  readonly impliedBy?: string;
}

/** Values of `Fn::ForEach` identifiers. */
export type Loops = ReadonlyMap<string, Text>;

/** What the sections of a template say. */
export interface Stack {
  readonly path: string;
  readonly file: SourceFile;
  readonly values: Values;
  readonly parameters: ReadonlyMap<string, Mapping>;
  readonly mappings: ReadonlyMap<string, Node>;
  readonly conditions: ReadonlyMap<string, Node>;
  readonly declarations: ReadonlyMap<string, Declaration>;
  readonly exports: ReadonlyMap<string, Text>;
  /** Names of exports that were asked for. */
  readonly imports: Set<string>;
  /** Formulas of the conditions by name; `undefined` while one is being made. */
  readonly formulas: Map<string, Formula | undefined>;
  /** Names and ARNs that are being made, so that resources which refer to each other in a circle end. */
  readonly pending: Set<string>;
}

/** Where an expression is evaluated. */
export interface Scope {
  readonly stack: Stack;
  readonly loops: Loops;
  /** What holds where the expression stands: the condition of its resource, the branches it is in. */
  readonly when: Formula;
  /** In conditions a default decides nothing: the next deployment may give another value. */
  readonly useDefaults: boolean;
}

/** How symbols and origins name a resource of the stack. */
export function resourceKey({ path }: Stack, logicalId: string): string {
  return `${path}#${addressOf(logicalId)}`;
}

export function addressOf(logicalId: string): string {
  return `Resources.${logicalId}`;
}
