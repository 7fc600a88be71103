import type { SourceFile, SyntaxProblem, Location } from "../../../source/index.js";
import type { HclFile, TemplateExpression } from "./hcl-ast.js";

/** Parses HCL texts. */
export interface HclReader {
  /** Parses a file of blocks and attributes (`.tf`, `.tfvars`). `known`: a problem that it certainly has. */
  read(file: SourceFile, known?: SyntaxProblem): Promise<HclFile>;
  /** Parses a text that is one template, as `templatefile` does. `undefined`: it is not a valid template. */
  readTemplate(file: SourceFile): TemplateExpression | undefined;
  /** Parses a template in a text whose place is not known exactly. `undefined`: it is not a valid template. */
  readTemplateText(text: string, location: Location): TemplateExpression | undefined;
}
