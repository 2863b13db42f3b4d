// Loaded into every kernel by `--import`: what a notebook's kernel does is mostly to check types once, in functions that
// run for a second in all. The V8 of Node 20 compiles them to optimised machine code as soon as they are warm, on threads
// of its own; that takes a quarter of the kernel's processor time and is hardly used. Here a function has to run seven
// times as long first: the inner loops of a model still get there within milliseconds, and no number depends on it.
// (Node 24 and 26 have a cheaper compiler in between, and gain nothing.)
import { setFlagsFromString } from "node:v8";
import { isMainThread } from "node:worker_threads";

// The flag holds for all threads of the process.
if (isMainThread) setFlagsFromString("--interrupt-budget=500000");
