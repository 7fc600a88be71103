import { placeholderHole } from "../../iam/index.js";
import { hasRegionForm, type Principal, type Role, type Template } from "../../model/index.js";
import { display, literalOf, oncePer, type RuleContext, type Text, type TextPart } from "../../rule-kit/index.js";

/** The region in the name of a DMS principal, `dms.eu-west-1.amazonaws.com`. */
export function regionOf(name: string): string | undefined {
  const [service, region = ""] = name.split(".");
  return service === "dms" && hasRegionForm(region) ? region : undefined;
}

/** The only region in which a role trusts DMS, if it is written in a template for any region. */
export function fixedRegion(context: RuleContext, role: Role, principal: Principal): string | undefined {
  const region = regionOf(literalOf(principal.text) ?? "");
  if (region === undefined || !isForAnyRegion(context)) return undefined;
  return isWritten(principal, region) && isOnlyRegion(role, region) ? region : undefined;
}

/** A text with the region of the deployment instead of a written region. */
export function withRegion(text: Text, region: string): Text {
  const parts = text.parts.flatMap((part): readonly TextPart[] => {
    if (part.kind !== "literal" || !part.text.includes(region)) return [part];
    const [before = "", after = ""] = part.text.split(region);
    return [{ ...part, text: before }, placeholderHole("Region"), { ...part, text: after }];
  });
  return { ...text, parts };
}

/** A region from a local or a default can be changed in one place, so it is not reported. */
function isWritten({ location, text }: Principal, region: string): boolean {
  return text.parts.some((part) => {
    if (part.kind !== "literal" || part.origin.from !== "written" || !part.text.includes(region)) return false;
    const { file, start, end } = part.location;
    return file.path === location.file.path && start >= location.start && end <= location.end;
  });
}

/** The role trusts DMS in no other region, and not in that of the deployment. */
function isOnlyRegion({ trust }: Role, region: string): boolean {
  const principals = trust.flatMap(({ statements }) => statements).flatMap((one) => one.principals?.items ?? []);
  return principals.every(({ text }) => {
    const isOfPlace = display(text).startsWith("dms.${");
    return !isOfPlace && [undefined, region].includes(regionOf(display(text)));
  });
}

/** The settings name several regions, or the policies of the template use the region of the deployment, which it does not say. */
function isForAnyRegion({ settings, template }: RuleContext): boolean {
  if (settings.regions.length === 1 || template.region !== undefined) return false;
  return settings.regions.length > 1 || usesRegion(template);
}

const usesRegion = oncePer(({ documents }: Template) =>
  documents.some(({ document }) =>
    document.statements.some(({ principals, resources }) =>
      [...(principals?.items ?? []), ...(resources?.items ?? [])].some(({ text }) =>
        text.parts.some((part) => isWrittenRegion(part, text)),
      ),
    ),
  ),
);

/** Whether somebody wrote the region of the deployment. The ARN that a reference gives contains it anyway. */
function isWrittenRegion(part: TextPart, { parts: [first] }: Text): boolean {
  const isOfArn = first?.expressionText !== undefined && first.expressionText === part.expressionText;
  return part.kind === "hole" && part.symbol.id === "aws:region" && !(isOfArn && first !== part);
}
