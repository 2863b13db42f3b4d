// Loaded into every kernel by `--import`: tslab's type checker watches the folders above a notebook and all that it
// has read. When a file appears or changes there (a notebook is saved, a package is built or installed) two of its timers
// meet, which it takes for a fault: the cell fails, or never ends, or "Unexpected pending rebuildTimer" stands in it. Here
// it watches modules of one's own alone (a .ts beside the notebook); packages are picked up by a restart, as their code is.
import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";

type Watch = (path: string, ...rest: unknown[]) => { close(): void };

/** What belongs to packages: their types, what leads to them, what npm installed. */
const OF_PACKAGES = /\.d\.[cm]?ts$|[\\/]package\.json$|[\\/]node_modules(?:[\\/]|$)/;

// Worker threads of cells inherit Node's options; no tslab runs there.
if (isMainThread) {
  const fromTslab = createRequire(createRequire(import.meta.url).resolve("tslab/package.json"));
  const { sys } = fromTslab("@tslab/typescript-for-tslab") as { sys: { watchDirectory: Watch; watchFile: Watch } };
  const { watchFile } = sys;
  const nothing = { close: () => undefined };
  sys.watchDirectory = () => nothing;
  sys.watchFile = (path, ...rest) => (OF_PACKAGES.test(path) ? nothing : watchFile(path, ...rest));
}
