import type { ServiceAuthorization } from "../../src/knowledge/index.js";

/** The JSON of a service, a line for each thing in it, so that a difference is read by the line. */
export function linesOf(service: ServiceAuthorization): string {
  const sections = Object.entries(service).map(([name, section]: readonly [string, object]) => {
    if (Array.isArray(section)) return `${JSON.stringify(name)}:${JSON.stringify(section)}`;
    const lines = Object.entries(section).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}:{${lines.length > 0 ? `\n${lines.join(",\n")}\n` : ""}}`;
  });
  return `{${sections.join(",\n")}}\n`;
}
