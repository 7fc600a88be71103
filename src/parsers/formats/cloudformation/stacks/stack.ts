import type { SourceFile } from "../../../../source/index.js";
import { entryOf, type Mapping, type Node } from "../../../../tree/index.js";
import type { Values } from "../../../values/input.js";
import { noWork } from "../../../values/limits.js";
import type { Environment } from "./assemblies.js";
import { readDeclarations } from "../resources/declarations.js";
import { functions } from "../functions/index.js";
import { isGenerated } from "../templates/generated.js";
import { readOutputs } from "../exports/outputs.js";
import type { DeclaredResources, Output, Scope, Stack, StackLinks, StackReading } from "../templates/scope.js";

/** A template that can be evaluated. */
export interface StackSource extends Environment {
  readonly path: string;
  readonly file: SourceFile;
  readonly root: Mapping;
  readonly values: Values;
  /** CDK wrote the folder that it lies in. */
  readonly isGenerated: boolean;
}

export function openStack(source: StackSource, links: StackLinks): Stack {
  return new OpenStack(source, links);
}

/** A class, because V8 gives each object with getters of its own a hidden class of its own, which is slow. */
class OpenStack implements Stack {
  readonly path: string;
  readonly file: SourceFile;
  readonly root: Mapping;
  readonly values: Values;
  readonly environment: Environment;
  readonly links: StackLinks;
  readonly parameters: Stack["parameters"];
  readonly mappings: Stack["mappings"];
  readonly conditions: Stack["conditions"];
  readonly functions = functions;
  readonly formulas: Stack["formulas"] = new Map();
  readonly aliases: Stack["aliases"] = new Map();
  readonly #declared: () => DeclaredResources;
  readonly #isGenerated: () => boolean;
  readonly #outputs: () => ReadonlyMap<string, Output>;
  #reading: StackReading | undefined;

  constructor(source: StackSource, links: StackLinks) {
    const { root } = source;
    this.path = source.path;
    this.file = source.file;
    this.root = root;
    this.values = source.values;
    this.environment = source;
    this.links = links;
    this.parameters = mappingsIn(valuesIn(root, "Parameters"));
    this.mappings = valuesIn(root, "Mappings");
    this.conditions = valuesIn(root, "Conditions");
    this.#declared = lazily({ declarations: [], byId: new Map() }, () =>
      readDeclarations(sectionOf(root, "Resources"), scopeOf(this)),
    );
    this.#isGenerated = lazily(false, () => source.isGenerated || isGenerated(root, this.declared.declarations));
    this.#outputs = lazily(
      new Map(),
      () => new Map(readOutputs(sectionOf(root, "Outputs"), scopeOf(this)).map((output) => [output.name, output])),
    );
  }

  get reading(): StackReading {
    return (this.#reading ??= {
      resources: new Map(),
      known: new Map(),
      pending: new Set(),
      cuts: 0,
      work: noWork([this.file]),
    });
  }

  forgetReading(): void {
    this.#reading = undefined;
  }

  get declared(): DeclaredResources {
    return this.#declared();
  }

  get isGenerated(): boolean {
    return this.#isGenerated();
  }

  get outputs(): ReadonlyMap<string, Output> {
    return this.#outputs();
  }
}

const none: ReadonlyMap<string, never> = new Map<string, never>();

function valuesIn(root: Mapping, name: string): ReadonlyMap<string, Node> {
  const section = sectionOf(root, name);
  return section ? new Map(section.entries.map(({ key, value }) => [key.text, value])) : none;
}

function mappingsIn(values: ReadonlyMap<string, Node>): ReadonlyMap<string, Mapping> {
  if (values.size === 0) return none;
  return new Map([...values].flatMap(([name, value]) => (value.kind === "mapping" ? [[name, value] as const] : [])));
}

/** Where nothing but the stack itself is a condition. */
function scopeOf(stack: Stack): Scope {
  return { stack, loops: new Map(), when: stack.links.existence(), usesDefaults: true };
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
