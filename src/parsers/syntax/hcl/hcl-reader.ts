import type { SourceFile, SyntaxProblem } from "../../../source/index.js";
import type { HclFile, TemplateExpression } from "./hcl-ast.js";
import type { OuterPlace } from "./outer-place.js";

/** Parses HCL texts. */
export interface HclReader {
  /** Parses a file of blocks and attributes (`.tf`, `.tfvars`). `known`: a problem that it certainly has. */
  read(file: SourceFile, known?: SyntaxProblem): Promise<HclFile>;
  /** Parses a text that is one template, as `templatefile` does. `undefined`: it is not a valid template. */
  readTemplate(file: SourceFile): TemplateExpression | undefined;
  /** Parses a template in a text of another language. `undefined`: it is not a valid template. */
  readTemplateText(text: string, at: OuterPlace): TemplateExpression | undefined;
}
