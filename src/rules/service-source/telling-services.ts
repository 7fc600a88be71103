import { serviceSources, type ServiceSource } from "../../knowledge/index.js";
import { hasRegionForm, type Principal } from "../../model/index.js";
import { oncePer, ownValue, type Text } from "../../rule-kit/index.js";

/** The service that a principal is, if that says for whom it acts. */
export function tellingService({ principalKind, text }: Principal): ServiceSource | undefined {
  return principalKind === "Service" ? byName(serviceSources()).get(serviceIn(text)) : undefined;
}

const byName = oncePer(
  (services: readonly ServiceSource[]): ReadonlyMap<string, ServiceSource> =>
    new Map(services.map((one) => [one.service, one])),
);

/** What stands for the parts of a principal that the deployment decides. Others are not known. */
const samples: Readonly<Record<string, string>> = { region: "us-east-1", suffix: "amazonaws.com" };

/** `logs` for `logs.eu-west-1.amazonaws.com`, and for the region of the deployment. */
function serviceIn({ parts }: Text): string {
  const name = parts
    .map((part) => (part.kind === "literal" ? part.text : (ownValue(samples, part.symbol.shape) ?? "?")))
    .join("")
    .replace(/\.amazonaws\.[a-z.]+$/, "");
  const dot = name.lastIndexOf(".");
  return hasRegionForm(name.slice(dot + 1)) ? name.slice(0, dot) : name;
}
