// The thread of `endWithParent`: looks whether the kernel's parent is still the process that started it.
import { setTimeout as sleep } from "node:timers/promises";
import { ownerOfFolder, removeTemporaryFolder } from "../files/temporaryFolder.js";
import { endStarted, KERNEL_MARK } from "./endProcesses.js";

/** Milliseconds between two looks. */
const EVERY = 250;

const folder = process.env[KERNEL_MARK]!;
const client = ownerOfFolder(folder)?.pid;
while (process.ppid === client) await sleep(EVERY);

endStarted(folder, process.pid);
removeTemporaryFolder(folder);
// The whole group, and with it the kernel: from a thread, `process.exit` would end the thread only.
process.kill(-process.pid, "SIGKILL");
