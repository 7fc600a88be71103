import { asLiteral, member, type Mapping } from "../../../../tree/index.js";
import type { Declaration } from "./scope.js";

/** Whether CDK left its marks in a template. */
export function isGenerated(root: Mapping, declarations: readonly Declaration[]): boolean {
  const checksBootstrap = member(member(root, "Rules"), "CheckBootstrapVersion") !== undefined;
  return (
    checksBootstrap ||
    declarations.some(
      (declaration) => declaration.type === "AWS::CDK::Metadata" || constructPath(declaration) !== undefined,
    )
  );
}

/** The CDK construct of a resource. */
export function constructPath({ body }: Declaration): string | undefined {
  return asLiteral(member(member(body, "Metadata"), "aws:cdk:path"));
}
