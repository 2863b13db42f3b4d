/**
 * Runs the files with property tests on fresh seeds, one file at a time: `npm run test:fuzz [rounds]`, 20 rounds unless
 * told. The first seed is printed; a property that fails prints its own.
 */
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const tests = dirname(fileURLToPath(import.meta.url));
const files = readdirSync(tests, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".test.ts"))
  .map((name) => join(tests, name))
  .filter((path) => readFileSync(path, "utf8").includes('from "../property.js"'));
const rounds = process.argv[2] ?? "20";
const seed = process.env.PLASTICITY_FUZZ_SEED ?? String(randomInt(2 ** 31));
console.log(`${rounds} rounds from seed ${seed}: PLASTICITY_FUZZ_SEED=${seed} npm run test:fuzz ${rounds}`);
const { status } = spawnSync(process.execPath, ["--import", "tsx", "--test", "--test-concurrency=1", ...files], {
  stdio: "inherit",
  env: { ...process.env, PLASTICITY_FUZZ_SEED: seed, PLASTICITY_FUZZ_ROUNDS: rounds },
});
process.exit(status ?? 1);
