import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

export const extensionFolder = fileURLToPath(new URL("../../../editors/vscode/", import.meta.url));

export interface Uri {
  readonly scheme: string;
  readonly path: string;
  readonly fsPath: string;
  toString(): string;
}

interface UriClass {
  file(path: string): Uri;
  parse(text: string): Uri;
  from(parts: { readonly scheme: string; readonly path: string }): Uri;
}

/** The URIs of VS Code, which are published as a package. It is read when a test needs it, because it may be missing. */
export function uriClass(): UriClass {
  const { URI } = createRequire(`${extensionFolder}package.json`)("vscode-uri") as { readonly URI: UriClass };
  return URI;
}

/** The enums of VS Code, with the numbers that its declarations give them. */
export function enums(): Readonly<Record<string, Readonly<Record<string, number | string>>>> {
  const text = readFileSync(`${extensionFolder}node_modules/@types/vscode/index.d.ts`, "utf8");
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, "");
  const found = [...code.matchAll(/export enum (\w+) \{([^}]*)\}/g)].map(([, name = "", body = ""]) => {
    const members = [...body.matchAll(/(\w+)(?:\s*=\s*(-?\d+))?/g)].filter(([whole]) => !/^-?\d/.test(whole));
    let next = 0;
    const values = members.flatMap(([, member = "", given]): [string, number | string][] => {
      const value = given === undefined ? next : Number(given);
      next = value + 1;
      return [
        [member, value],
        [String(value), member],
      ];
    });
    return [name, Object.fromEntries(values)] as const;
  });
  return Object.fromEntries(found);
}

export class Position {
  constructor(
    readonly line: number,
    readonly character: number,
  ) {
    if (line < 0 || character < 0) throw new Error("illegal argument: a position is not negative");
  }
  isBefore(other: Position): boolean {
    return this.line < other.line || (this.line === other.line && this.character < other.character);
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;
  constructor(start: Position, end: Position);
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number);
  constructor(one: Position | number, two: Position | number, endLine = 0, endCharacter = 0) {
    const [from, to] =
      typeof one === "number" || typeof two === "number"
        ? [new Position(Number(one), Number(two)), new Position(endLine, endCharacter)]
        : [one, two];
    [this.start, this.end] = to.isBefore(from) ? [to, from] : [from, to];
  }
}

export class Selection extends Range {
  get active(): Position {
    return this.end;
  }
}

export class CodeActionKind {
  static readonly Empty = new CodeActionKind("");
  static readonly QuickFix = new CodeActionKind("quickfix");
  static readonly Refactor = new CodeActionKind("refactor");
  static readonly RefactorExtract = new CodeActionKind("refactor.extract");
  static readonly RefactorInline = new CodeActionKind("refactor.inline");
  static readonly RefactorRewrite = new CodeActionKind("refactor.rewrite");
  static readonly RefactorMove = new CodeActionKind("refactor.move");
  static readonly Source = new CodeActionKind("source");
  static readonly SourceOrganizeImports = new CodeActionKind("source.organizeImports");
  static readonly SourceFixAll = new CodeActionKind("source.fixAll");
  static readonly Notebook = new CodeActionKind("notebook");
  constructor(readonly value: string) {}
  append(parts: string): CodeActionKind {
    return new CodeActionKind(this.value === "" ? parts : `${this.value}.${parts}`);
  }
  contains(other: CodeActionKind): boolean {
    return this.value === "" || other.value === this.value || other.value.startsWith(`${this.value}.`);
  }
}

export class MarkdownString {
  isTrusted: unknown;
  supportHtml = false;
  constructor(public value = "") {}
  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }
  appendCodeblock(code: string, language = ""): this {
    return this.appendMarkdown(`\n\`\`\`${language}\n${code}\n\`\`\`\n`);
  }
}

export class TextEdit {
  static replace(range: Range, text: string): TextEdit {
    return new TextEdit(range, text);
  }
  static insert(position: Position, text: string): TextEdit {
    return new TextEdit(new Range(position, position), text);
  }
  static delete(range: Range): TextEdit {
    return new TextEdit(range, "");
  }
  constructor(
    readonly range: Range,
    readonly newText: string,
  ) {}
}

export class WorkspaceEdit {
  private readonly edits = new Map<string, { readonly uri: Uri; readonly edits: readonly TextEdit[] }>();
  set(uri: Uri, edits: readonly (TextEdit | readonly [TextEdit, unknown])[]): void {
    const plain = edits.map((edit) => (edit instanceof TextEdit ? edit : edit[0]));
    this.edits.set(uri.toString(), { uri, edits: plain });
  }
  replace(uri: Uri, range: Range, text: string): void {
    this.set(uri, [...(this.edits.get(uri.toString())?.edits ?? []), new TextEdit(range, text)]);
  }
  entries(): readonly (readonly [Uri, readonly TextEdit[]])[] {
    return [...this.edits.values()].map(({ edits, uri }) => [uri, edits] as const);
  }
}

/** A class whose constructor keeps its arguments under these names. */
function record(...names: readonly string[]) {
  return class {
    constructor(...given: readonly unknown[]) {
      Object.assign(this, Object.fromEntries(names.map((name, index) => [name, given[index]])));
    }
    toJSON(): object {
      return Object.fromEntries(Object.entries(this));
    }
  };
}

/** The classes that only hold what they are given. */
export const records = {
  Location: record("uri", "range"),
  Diagnostic: record("range", "message", "severity"),
  DiagnosticRelatedInformation: record("location", "message"),
  CompletionItem: record("label", "kind"),
  CompletionList: record("items", "isIncomplete"),
  CodeLens: record("range", "command"),
  CodeAction: record("title", "kind"),
  DocumentLink: record("range", "target"),
  DocumentSymbol: record("name", "detail", "kind", "range", "selectionRange"),
  SymbolInformation: record("name", "kind", "containerName", "location"),
  Hover: record("contents", "range"),
  SnippetString: record("value"),
  CallHierarchyItem: record("kind", "name", "detail", "uri", "range", "selectionRange"),
  TypeHierarchyItem: record("kind", "name", "detail", "uri", "range", "selectionRange"),
  InlayHint: record("position", "label", "kind"),
  TabInputText: record("uri"),
  TabInputTextDiff: record("original", "modified"),
  TabInputCustom: record("uri", "viewType"),
  TabInputNotebook: record("uri", "notebookType"),
  RelativePattern: record("baseUri", "pattern"),
} as const;
