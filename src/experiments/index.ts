export { type Axis, type AxisValue, type Point, pointAt, pointCount } from "./axes.js";
export { FileFailure } from "../files/fileFailure.js";
export { LockedError } from "../files/lock.js";
export { InterruptedError } from "./computePoints.js";
export { contentDigest } from "./digest.js";
export {
  type Experiment,
  type ExperimentDefinition,
  type Observable,
  type ProfileName,
  type RunContext,
  defineExperiment,
} from "./define.js";
export { type ObtainOptions, obtain } from "./obtain.js";
export { type ParameterDescription, describeParameters, resolveParameters } from "./parameters.js";
export {
  type Progress,
  type ProgressDisplay,
  type ProgressReporter,
  type ShownResult,
  formatDuration,
  setProgressReporter,
} from "./progress.js";
export { type ChangedValue, type Renewal, type RenewOptions, renewResult } from "./renew.js";
export { type Provenance, type RenewalRecord, type Result } from "./result.js";
export { ResultFileError, readResult, resultFileOf, sealResult, storedResults, writeResult } from "./resultFile.js";
export { type Row, rows } from "./rows.js";
export { MergeError, mergeShards } from "./mergeShards.js";
export { readShards, type ShardState } from "./readShards.js";
export { runShard, type ShardRun } from "./runShard.js";
export { parseShard, type Shard, shardFileOf, shardPoints } from "./shard.js";
export { type RunOptions, type Sweep, planSweep, runExperiment } from "./runExperiment.js";
