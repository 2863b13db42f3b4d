// Loaded into a kernel by `--import`: when the process that started it is gone, even by SIGKILL, the kernel removes its
// connection file's temporary folder and ends too. Worker threads inherit Node's options but have no channel, so there
// this does nothing.
import { rmSync } from "node:fs";
import { dirname } from "node:path";

process.once("disconnect", () => {
  const file = process.argv[process.argv.indexOf("--config-path") + 1];
  if (file?.endsWith("connection.json") === true) rmSync(dirname(file), { recursive: true, force: true });
  process.exit(1);
});
process.channel?.unref();
