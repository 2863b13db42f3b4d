/** A Slurm of one node for a test: own key, sockets, ports and folders; it ends with the test. */
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PROGRAMS = ["munged", "slurmctld", "slurmd", "sbatch", "scontrol", "squeue"];

/** Which of Slurm's programs aren't on this machine (or can't be started, without being root). */
export function missingPrograms(): string[] {
  const there = (name: string): boolean =>
    spawnSync("bash", ["-c", `command -v ${name}`], { env: paths() }).status === 0;
  return [...PROGRAMS.filter((name) => !there(name)), ...(process.getuid?.() === 0 ? [] : ["root's rights"])];
}

/** A running cluster. */
export interface Cluster {
  /** For the processes that speak to it. */
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
  /** What the daemons wrote, for a test that fails. */
  log(): string;
}

/** Starts it and waits until its node is idle. */
export async function startCluster(folder: string): Promise<Cluster> {
  for (const name of ["state", "spool", "munge"]) mkdirSync(join(folder, name));
  const key = join(folder, "munge", "key");
  writeFileSync(key, randomBytes(128), { mode: 0o400 });
  const socket = join(folder, "munge", "socket");
  const configuration = join(folder, "slurm.conf");
  const host = hostname().split(".")[0]!;
  const [control, node] = [await freePort(), await freePort()];
  writeFileSync(
    configuration,
    `ClusterName=test
SlurmctldHost=${host}(127.0.0.1)
SlurmctldPort=${control}
SlurmdPort=${node}
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=${socket}
CredType=cred/munge
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
SlurmdPidFile=${folder}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SchedulerType=sched/builtin
MpiDefault=none
SlurmdParameters=config_overrides
NodeName=${host} NodeAddr=127.0.0.1 CPUs=4 State=UNKNOWN
PartitionName=all Nodes=${host} Default=YES MaxTime=INFINITE State=UP
`,
  );
  chmodSync(folder, 0o755);
  const env = { ...paths(), SLURM_CONF: configuration };
  const children: ChildProcess[] = [];
  const logFile = join(folder, "daemons.log");
  const begin = (program: string, ...args: string[]): void => {
    const output = openSync(logFile, "a");
    children.push(spawn(program, args, { env, stdio: ["ignore", output, output] }));
  };
  begin("munged", "--foreground", "--force", `--socket=${socket}`, `--key-file=${key}`, ...mungeFiles(folder));
  await until(() => spawnSync("munge", ["-n", `--socket=${socket}`], { env }).status === 0, "munged answers");
  begin("slurmctld", "-D", "-f", configuration);
  begin("slurmd", "-D", "-f", configuration);
  const stop = async (): Promise<void> => {
    spawnSync("scancel", ["--full", "--user=root"], { env });
    for (const child of children.reverse()) {
      if (child.exitCode !== null || child.signalCode !== null) continue;
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await Promise.race([ended, sleep(5000).then(() => child.kill("SIGKILL"))]);
    }
  };
  try {
    await until(() => /idle/.test(run("sinfo", ["-h", "-o", "%T"], env)), "the node is idle");
  } catch (error) {
    await stop();
    throw new Error(`${(error as Error).message}\n${readFileSync(logFile, "utf8").slice(-3000)}`, { cause: error });
  }
  return { env, stop, log: () => readFileSync(logFile, "utf8") };
}

function mungeFiles(folder: string): string[] {
  return ["pid", "log", "seed"].map((name) => `--${name}-file=${join(folder, "munge", name)}`);
}

/** Daemons live where root's paths lead. */
function paths(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin:/sbin` };
}

function run(program: string, args: string[], env: NodeJS.ProcessEnv): string {
  return spawnSync(program, args, { env, encoding: "utf8" }).stdout;
}

/** Waits for something that takes seconds. */
export async function until(holds: () => boolean, what: string, seconds = 60): Promise<void> {
  const end = Date.now() + 1000 * seconds;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`expected within ${seconds} s: ${what}`);
    await sleep(100);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
