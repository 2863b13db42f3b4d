/** `plasticity list`: every experiment with its parameters, profiles and number of points. */
import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import { isOfPresentCode } from "../experiments/codeDigest.js";
import {
  describeParameters,
  planSweep,
  readResult,
  resultFileOf,
  type Axis,
  type Experiment,
  type Observable,
  type ParameterDescription,
  type ProfileName,
  type Sweep,
} from "../experiments/index.js";
import { projectRoot } from "../files/project.js";
import { fits } from "../experiments/runExperiment.js";
import type { Command } from "./command.js";
import { allExperiments, findExperiment } from "./registry.js";

const help = `Usage: plasticity list [experiment…] [--json]

Shows the experiments of all papers: parameters with units, bounds and defaults, profiles, and the number of points.

  --json   machine-readable: an array of
           { name, paper, title, parameters: [{ name, type, description, unit?, symbol?, minimum?, maximum?,
             exclusiveMinimum?, exclusiveMaximum?, choices?, default? }],
             profiles: { quick: Profile, paper: Profile } },
           Profile = { points, parameters, axes: [{ name, unit?, symbol?, values }],
             observables: { name: { unit?, symbol?, digits?, axes? } },
             stored: "no" | "yes" | "other code" | "other settings" | "damaged" }

Experiments of your own are shown too when the environment variable PLASTICITY_EXPERIMENTS names modules that export an
array "experiments".`;

/** One profile of a listed experiment, parameters complete. */
interface ListedProfile {
  points: number;
  parameters: Record<string, unknown>;
  axes: Axis[];
  observables: Record<string, Observable>;
  /** Whether `data/results` has it: "other code" when the code was changed since, "other settings" when it doesn't fit. */
  stored: "no" | "yes" | "other code" | "other settings" | "damaged";
}

/** An element of `plasticity list --json`; fields are only ever added. */
export interface ListedExperiment {
  name: string;
  paper: string;
  title: string;
  parameters: ParameterDescription[];
  profiles: Record<ProfileName, ListedProfile>;
}

export const command: Command = {
  name: "list",
  summary: "the experiments: parameters, units, bounds, profiles, number of points",
  help,
  async run(args) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: "boolean", default: false } },
    });
    const all = await allExperiments();
    const chosen = positionals.length === 0 ? all : positionals.map((name) => findExperiment(all, name));
    const listed = chosen.map(describe);
    console.log(values.json ? JSON.stringify(listed, null, 2) : listed.map(text).join("\n\n"));
    return 0;
  },
};

function describe(experiment: Experiment): ListedExperiment {
  const profile = (name: ProfileName): ListedProfile => {
    const sweep = planSweep(experiment, name);
    const { points, parameters, axes, observables } = sweep;
    return { points, parameters, axes, observables, stored: storedState(experiment, name, sweep) };
  };
  return {
    name: experiment.name,
    paper: experiment.name.split("/")[0]!,
    title: experiment.title,
    parameters: describeParameters(experiment),
    profiles: { quick: profile("quick"), paper: profile("paper") },
  };
}

function storedState(experiment: Experiment, profile: ProfileName, sweep: Sweep): ListedProfile["stored"] {
  const root = projectRoot();
  const file = root === undefined ? undefined : resultFileOf(root, experiment, profile);
  if (file === undefined || !existsSync(file)) return "no";
  try {
    const result = readResult(file);
    if (!fits(result, sweep)) return "other settings";
    return isOfPresentCode(result, experiment) ? "yes" : "other code";
  } catch {
    return "damaged";
  }
}

function text({ name, title, parameters, profiles }: ListedExperiment): string {
  const { quick, paper } = profiles;
  const cells = parameters.map((parameter) => {
    return [
      parameter.symbol ? `${parameter.name} (${parameter.symbol})` : parameter.name,
      [parameter.choices?.map(String).join(" | ") ?? parameter.type, range(parameter)].filter(Boolean).join(" "),
      parameter.unit ?? "",
      short(quick.parameters[parameter.name]),
      short(paper.parameters[parameter.name]),
      parameter.description,
    ];
  });
  const sizes = (profile: ListedProfile): string => profile.axes.map(({ values }) => values.length).join(" × ");
  const points = [
    ["points", "", "", String(quick.points), String(paper.points), "of the sweep"],
    ["", "", "", sizes(quick), sizes(paper), quick.axes.map((axis) => axis.name).join(" × ")],
    ["stored", "", "", quick.stored, paper.stored, "in data/results"],
  ];
  return `${name}\n  ${title}\n${table([["parameter", "values", "unit", "quick", "paper", ""], ...cells, ...points])}`;
}

function range({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: ParameterDescription): string {
  return [
    minimum !== undefined ? `≥ ${minimum}` : "",
    exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : "",
    maximum !== undefined ? `≤ ${maximum}` : "",
    exclusiveMaximum !== undefined ? `< ${exclusiveMaximum}` : "",
  ]
    .filter(Boolean)
    .join(", ");
}

function short(value: unknown): string {
  const printed = JSON.stringify(value) ?? "";
  return printed.length <= 28 ? printed : `${printed.slice(0, 27)}…`;
}

function table(lines: string[][]): string {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) => `    ${line.map((cell, column) => cell.padEnd(widths[column]!)).join("  ")}`.trimEnd())
    .join("\n");
}
