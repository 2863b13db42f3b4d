// Loaded into a kernel by `--import`: when the process that started it is gone, even by SIGKILL, the kernel ends too, with
// all that its cells have started, and removes its temporary folder. A thread of its own looks for the parent, so that a
// cell in an endless loop ends as well. Worker threads of cells inherit Node's options; there this does nothing.
import { isMainThread, Worker } from "node:worker_threads";

if (isMainThread) new Worker(new URL("./watchParent.js", import.meta.url), { execArgv: [] }).unref();
