/** The shell script that submits a sweep to Slurm. */
import { fileURLToPath } from "node:url";
import { type AskedSweep, shellQuoted } from "./sweepOptions.js";

/** What the script says. */
export interface SlurmJob {
  asked: AskedSweep;
  /** Lines for the reader. */
  comments: readonly string[];
  tasks: number;
  cpus: number;
  /** Time limit of a task, as sbatch takes it. */
  limit: string;
  /** Where the commands run: the project. */
  root: string;
  /** Where the logs go. */
  folder: string;
  /** The result file, unless it is the standard one. */
  output: string | undefined;
  extra: { partition?: string | undefined; account?: string | undefined; mem?: string | undefined };
}

/**
 * The text of the script: an array job with a shard per task, then a job that joins them when all went well. It holds
 * this machine's paths, as the scheduler needs them.
 */
export function slurmScript({ asked, comments, tasks, cpus, limit, root, folder, output, extra }: SlurmJob): string {
  const { experiment, words } = asked;
  const name = experiment.name.split("/")[1]!;
  const cli = fileURLToPath(new URL("../cli.js", import.meta.url));
  const plasticity = `${shellQuoted(process.execPath)} ${shellQuoted(cli)}`;
  const sweep = output === undefined ? words : `${words} --output ${shellQuoted(output)}`;
  const asks = Object.entries(extra).flatMap(([key, value]) =>
    value === undefined ? [] : [`#SBATCH --${key}=${value}`],
  );
  return `#!/usr/bin/env bash
${comments.map((line) => `# ${line}`).join("\n")}
# Submits an array job and the job that joins its shards. Again after a failure: what was computed is kept.
set -euo pipefail

array=$(sbatch --parsable <<'END'
#!/usr/bin/env bash
#SBATCH --job-name=${name}
#SBATCH --array=1-${tasks}
#SBATCH --cpus-per-task=${cpus}
#SBATCH --time=${limit}
${asks.map((line) => `${line}\n`).join("")}#SBATCH --requeue
#SBATCH --open-mode=append
#SBATCH --chdir=${sbatchPath(root)}
#SBATCH --output=${sbatchPath(`${folder}/task-%a.log`)}
exec ${plasticity} run ${sweep} --shard "$SLURM_ARRAY_TASK_ID/${tasks}" --workers ${cpus}
END
)
array=\${array%%;*}

merge=$(sbatch --parsable --dependency="afterok:$array" --kill-on-invalid-dep=yes <<'END'
#!/usr/bin/env bash
#SBATCH --job-name=${name}-merge
#SBATCH --time=0:10:00
${asks.map((line) => `${line}\n`).join("")}#SBATCH --open-mode=append
#SBATCH --chdir=${sbatchPath(root)}
#SBATCH --output=${sbatchPath(`${folder}/merge.log`)}
exec ${plasticity} merge ${sweep}
END
)
echo "array job $array, then merge job \${merge%%;*}"
`;
}

/** A path on an #SBATCH line. */
function sbatchPath(path: string): string {
  return /^[\w./%+@:=,-]+$/.test(path) ? path : `"${path.replaceAll(/["\\]/g, "\\$&")}"`;
}
