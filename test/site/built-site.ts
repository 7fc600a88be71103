import { existsSync, readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { extname, join } from "node:path";
import { root } from "./playground-page.js";

export const dist = join(root, "site/dist");

/** In CI the site is built, and a test that is skipped would prove nothing. */
export const hasSite = existsSync(join(dist, "index.html")) || Boolean(process.env.CI);

/** The HTML of all pages by their paths, without the playground, which is no page of the generator. */
export function builtPages(): ReadonlyMap<string, string> {
  const files = existsSync(dist) ? readdirSync(dist, { recursive: true, encoding: "utf8" }) : [];
  const pages = files.filter((file) => file.endsWith(".html") && file !== "playground.html");
  return new Map(pages.map((file) => [file, readFileSync(join(dist, file), "utf8")]));
}

const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
};

/** Serves the site as a web server does that knows nothing of it. */
export async function serveSite(): Promise<{ readonly address: string; readonly server: Server }> {
  const server = createServer(({ url = "/" }, response) => {
    const { pathname } = new URL(url, "http://site.invalid");
    const file = join(dist, pathname.endsWith("/") ? `${pathname}index.html` : pathname);
    response.statusCode = existsSync(file) ? 200 : 404;
    response.setHeader("content-type", types[extname(file)] ?? "application/octet-stream");
    response.end(existsSync(file) ? readFileSync(file) : "");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return { address: `http://127.0.0.1:${String(address.port)}/`, server };
}
