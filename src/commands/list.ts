/** `plasticity list`: every experiment with its parameters, profiles and number of points. */
import { parseArgs } from "node:util";
import {
  describeParameters,
  planSweep,
  type Axis,
  type Experiment,
  type Observable,
  type ParameterDescription,
  type ProfileName,
} from "../experiments/index.js";
import type { Command } from "./command.js";
import { allExperiments, findExperiment } from "./registry.js";

const help = `Usage: plasticity list [experiment…] [--json]

Shows the experiments of all papers: parameters with units, bounds and defaults, profiles, and the number of points.

  --json   machine-readable: an array of
           { name, paper, title, parameters: [{ name, type, description, unit?, symbol?, minimum?, maximum?,
             exclusiveMinimum?, exclusiveMaximum?, choices?, default? }],
             profiles: { quick: Profile, paper: Profile } },
           Profile = { points, parameters, axes: [{ name, unit?, symbol?, values }],
             observables: { name: { unit?, symbol?, digits?, axes? } } }

Experiments of your own are shown too when the environment variable PLASTICITY_EXPERIMENTS names modules that export an
array "experiments".`;

/** One profile of a listed experiment, parameters complete. */
interface ListedProfile {
  points: number;
  parameters: Record<string, unknown>;
  axes: Axis[];
  observables: Record<string, Observable>;
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
    const { points, parameters, axes, observables } = planSweep(experiment, name);
    return { points, parameters, axes, observables };
  };
  return {
    name: experiment.name,
    paper: experiment.name.split("/")[0]!,
    title: experiment.title,
    parameters: describeParameters(experiment),
    profiles: { quick: profile("quick"), paper: profile("paper") },
  };
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
