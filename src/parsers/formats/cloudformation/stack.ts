import type { SourceFile } from "../../../source/index.js";
import { entryOf, type Mapping, type Node } from "../../../tree/index.js";
import type { Values } from "../../values/input.js";
import { noWork } from "../../values/limits.js";
import { readDeclarations } from "./declarations.js";
import { functions } from "./functions/index.js";
import { isGenerated } from "./generated.js";
import { readOutputs } from "./outputs.js";
import type { DeclaredResources, Output, Scope, Stack, StackLinks } from "./scope.js";

/** A template that can be evaluated. */
export interface StackSource {
  readonly path: string;
  readonly file: SourceFile;
  readonly root: Mapping;
  readonly values: Values;
  /** CDK wrote the folder that it lies in. */
  readonly isGenerated: boolean;
}

export function openStack(source: StackSource, links: StackLinks): Stack {
  const { path, file, root, values } = source;
  const valuesOf = (name: string): ReadonlyMap<string, Node> =>
    new Map(sectionOf(root, name)?.entries.map(({ key, value }) => [key.text, value]));
  const declared = lazily<DeclaredResources>({ declarations: [], byId: new Map() }, () =>
    readDeclarations(sectionOf(root, "Resources"), scopeOf(stack)),
  );
  const generated = lazily(false, () => source.isGenerated || isGenerated(root, declared().declarations));
  const outputs = lazily<ReadonlyMap<string, Output>>(
    new Map(),
    () => new Map(readOutputs(sectionOf(root, "Outputs"), scopeOf(stack)).map((output) => [output.name, output])),
  );
  const stack: Stack = {
    path,
    file,
    root,
    values,
    parameters: mappingsIn(valuesOf("Parameters")),
    mappings: valuesOf("Mappings"),
    conditions: valuesOf("Conditions"),
    get declared() {
      return declared();
    },
    get isGenerated() {
      return generated();
    },
    get outputs() {
      return outputs();
    },
    links,
    functions,
    formulas: new Map(),
    names: { known: new Map(), pending: new Set(), cuts: 0 },
    work: noWork(),
    aliases: new Map(),
  };
  return stack;
}

function mappingsIn(values: ReadonlyMap<string, Node>): ReadonlyMap<string, Mapping> {
  return new Map([...values].flatMap(([name, value]) => (value.kind === "mapping" ? [[name, value] as const] : [])));
}

/** Where nothing but the stack itself is a condition. */
export function scopeOf(stack: Stack): Scope {
  return { stack, loops: new Map(), when: stack.links.existence, useDefaults: true };
}

export function sectionOf(root: Mapping, name: string): Mapping | undefined {
  const value = entryOf(root, name)?.value;
  return value?.kind === "mapping" ? value : undefined;
}

/** Made when first asked for; whoever asks while it is being made gets what there is `meanwhile`. */
function lazily<T>(meanwhile: T, make: () => T): () => T {
  let state: { readonly value: T } | undefined;
  return () => {
    if (state) return state.value;
    state = { value: meanwhile };
    state = { value: make() };
    return state.value;
  };
}
