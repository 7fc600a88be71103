import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { it } from "vitest";
import { lintFiles } from "../../../src/index.js";
import { asPlan } from "./as-plan.js";
import { mainRules } from "../../rules/fixture-run.js";
const reader = { read: (p: string) => { try { return readFileSync(p, "utf8"); } catch { return undefined; } }, list: (d: string) => { try { return readdirSync(d, { withFileTypes: true }).filter(e => e.isFile()).map(e => join(d, e.name)); } catch { return []; } } };
function* modules(dir: string): Generator<string> { const es = readdirSync(dir, { withFileTypes: true }); if (es.some(e => /\.tf(\.json)?$/.test(e.name))) yield dir; for (const e of es) if (e.isDirectory() && !/node_modules|\.git/.test(e.name)) yield* modules(join(dir, e.name)); }
it("x", async () => {
  const roots = process.env.ROOTS!.split(":"); let n = 0, same = 0, less = 0;
  rmSync("/tmp/asplan", { recursive: true, force: true });
  for (const root of roots) for (const dir of modules(root)) for (const state of ["new", "there"] as const) {
    n++;
    let text: string; try { text = await asPlan(dir, reader, state); } catch (e) { console.log("GEN", dir, String(e).slice(0,100)); continue; }
    const out = `/tmp/asplan/${n}`; mkdirSync(out, { recursive: true }); writeFileSync(`${out}/plan.json`, text);
    const a = (await lintFiles(dir, { cwd: dir, preset: "recommended" }).catch(e => { console.log("ERR", dir, e.message); return []; })).flatMap(r => r.messages).filter(m => m.ruleId);
    const b = (await lintFiles(`${out}/plan.json`, { cwd: out, preset: "recommended" })).flatMap(r => r.messages);
    const A = new Set(a.map(m => m.fingerprint)), B = new Set(b.map(m => m.fingerprint));
    const extra = b.filter(m => !A.has(m.fingerprint)), missing = a.filter(m => !B.has(m.fingerprint));
    same += A.size - missing.length; less += missing.length;
    for (const m of extra) console.log("EXTRA", state, dir.replace(root, ""), n, m.ruleId, m.address, m.message.slice(0, 220));
  }
  console.log(n, "modules", same, "same", less, "not found in plan");
}, 900000);
