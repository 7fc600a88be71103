import { asLiteral, member } from "../../tree/index.js";
import type { Declaration } from "./scope.js";

/** Whether CDK left its marks in a template. */
export function isGenerated(declarations: readonly Declaration[]): boolean {
  return declarations.some(
    (declaration) => declaration.type === "AWS::CDK::Metadata" || constructPath(declaration) !== undefined,
  );
}

/** The construct that CDK made a resource of. */
export function constructPath({ body }: Declaration): string | undefined {
  return asLiteral(member(member(body, "Metadata"), "aws:cdk:path"));
}
