import { bare, spoil } from "./badInputs/spoil.js";
const [paper, file, C, only] = process.argv.slice(2);
const ex = await import(`plasticity/${paper}`); const table = (await import(`./badInputs/${file}.ts`))[C!];
let n = 0, bad = 0, calls = 0; const missing = Object.keys(ex).filter(k => typeof ex[k] === "function" && !table.rows[k] && !table.exceptions[k]); if (missing.length) console.log("MISSING", missing.join(" "));
const extra = Object.keys(table.rows).filter(k => typeof ex[k] !== "function"); if (extra.length) console.log("EXTRA", extra.join(" "));
for (const [name, row] of Object.entries(table.rows) as any) {
  if (only && !new RegExp(only).test(name)) continue;
  const f = ex[name]; if (!f) continue; n++;
  const call = (a: any) => /^class\b/.test(Function.prototype.toString.call(f)) ? Reflect.construct(f, a) : Reflect.apply(f, undefined, a);
  const out: string[] = []; let args: any;
  try { args = row(); } catch (e: any) { console.log(name, "ROW", e.message); bad++; continue; }
  const t0 = performance.now();
  if (!table.notCalled.includes(name)) { try { call(row().map(bare)); } catch (e: any) { out.push(`  GOOD CALL FAILS ${e.message.slice(0, 200)}`); } }
  for (const { what, entry, call: a } of spoil(args)) { calls++;
    try { call(a); out.push(`  ${what} ACCEPTED`); } catch (e: any) {
      const m = e.message; if (!(e instanceof RangeError && m.startsWith(`${name}: `) && /expected .+, got .+/.test(m) && m.includes(entry))) out.push(`  ${what} → ${e.name}: ${m.slice(0, 130)}`); } }
  const ms = performance.now() - t0; if (ms > 300) out.push(`  SLOW ${ms.toFixed(0)} ms`);
  if (out.length) { bad++; console.log(name); console.log(out.join("\n")); }
}
console.log(paper, n - bad, "of", n, "good;", calls, "calls");
