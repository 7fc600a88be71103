import type { Block } from "../../src/explain/index.js";
import type { LintResult } from "../../src/linter/index.js";
import type { LoadWasm } from "../../src/parsers/index.js";
import type { PresetName } from "../../src/presets/index.js";

/** A file of the playground. Its name may have folders: `modules/role/main.tf`. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Files, and what is wanted to know of them. */
export type Question = {
  readonly files: readonly TextFile[];
  readonly preset: PresetName;
} & (
  | { readonly ask: "findings" | "fixed" | "graph" | "policy" }
  /** What an error of AWS means, and what in the files causes it. */
  | { readonly ask: "error"; readonly error: string }
);

export interface Findings {
  readonly kind: "findings";
  /** By the names of the files. */
  readonly results: readonly LintResult[];
  /** Files that are neither linted nor read by what is linted. */
  readonly foreign: readonly string[];
}

export type Answer =
  | Findings
  /** The files that fixes changed. */
  | { readonly kind: "fixed"; readonly files: readonly TextFile[] }
  /** A page of HTML; empty if nothing of DMS is declared. */
  | { readonly kind: "graph"; readonly page: string }
  | { readonly kind: "policy"; readonly text: string; readonly notes: readonly string[] }
  | { readonly kind: "error"; readonly pages: readonly (readonly Block[])[] }
  | { readonly kind: "failed"; readonly message: string };

type WasmName = Parameters<LoadWasm>[0];

/** The worker needs the bytes of a wasm file, which the page has. */
export interface WasmRequest {
  readonly kind: "wasm";
  readonly wasm: WasmName;
}

export interface WasmBytes {
  readonly wasm: WasmName;
  readonly bytes: Uint8Array;
}
