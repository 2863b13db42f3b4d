// Loaded into the lab's kernels by `--import`: tslab's type checker watches the folders above a notebook, and when a file
// appears there (a notebook is saved, a package is built) two of its timers meet, which it takes for a fault: the cell
// fails, or never ends. Here it watches files alone; what is new in a folder it sees after a restart.
import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";

// Worker threads of cells inherit Node's options; no tslab runs there.
if (isMainThread) {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const { sys } = fromTslab("@tslab/typescript-for-tslab") as { sys: { watchDirectory: () => { close(): void } } };
  sys.watchDirectory = () => ({ close: () => undefined });
}
