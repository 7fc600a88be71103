import { TextDocument as PlainDocument } from "vscode-languageserver-textdocument";
import { Position, type Range, type TextEdit, type Uri } from "./values.js";

/** A document that is open in the double. */
export class OpenDocument {
  version = 1;
  isClosed = false;
  readonly isUntitled: boolean;
  readonly isDirty = false;
  readonly eol = 1;
  constructor(
    readonly uri: Uri,
    readonly languageId: string,
    private text: string,
  ) {
    this.isUntitled = uri.scheme === "untitled";
  }
  get fileName(): string {
    return this.uri.fsPath;
  }
  get lineCount(): number {
    return this.plain().lineCount;
  }
  getText(range?: Range): string {
    return this.plain().getText(range);
  }
  offsetAt(position: Position): number {
    return this.plain().offsetAt(position);
  }
  positionAt(offset: number): Position {
    const { character, line } = this.plain().positionAt(offset);
    return new Position(line, character);
  }
  /** Makes edits of which none overlap. Gives the changes as VS Code tells them: from the last one in the text to the first. */
  edit(edits: readonly TextEdit[]): readonly object[] {
    const before = this.plain();
    const last = edits.toSorted((one, other) => before.offsetAt(other.range.start) - before.offsetAt(one.range.start));
    const changes = last.map(({ newText, range }) => ({
      range,
      rangeOffset: before.offsetAt(range.start),
      rangeLength: before.offsetAt(range.end) - before.offsetAt(range.start),
      text: newText,
    }));
    this.text = PlainDocument.applyEdits(before, [...edits]);
    this.version++;
    return changes;
  }
  private plain(): PlainDocument {
    return PlainDocument.create(this.uri.toString(), this.languageId, this.version, this.text);
  }
}
