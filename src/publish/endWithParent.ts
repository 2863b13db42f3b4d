// Loaded into a kernel by `--import`: when the process that started it is gone, even by SIGKILL, the kernel ends too.
// Worker threads inherit Node's options but have no channel, so there this does nothing.
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
