import type { ServiceAuthorization } from "../../src/knowledge/index.js";

/** The JSON of a service with one entry per line, so that changes can be read line by line. */
export function linesOf(service: ServiceAuthorization): string {
  const sections = Object.entries(service).map(([name, section]: readonly [string, object]) => {
    if (Array.isArray(section)) return `${JSON.stringify(name)}:${JSON.stringify(section)}`;
    const lines = Object.entries(section).map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`);
    return `${JSON.stringify(name)}:{${lines.length > 0 ? `\n${lines.join(",\n")}\n` : ""}}`;
  });
  return `{${sections.join(",\n")}}\n`;
}
