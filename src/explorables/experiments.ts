/** The experiments that explorables have of their own, for the command line. */
import type { Experiment } from "../experiments/define.js";
import { pathCourses } from "./natural-gradient/pathCourses.js";
import { rebalancing } from "./synaptic-balancing/rebalancing.js";
import { sizeCourses } from "./network-size/sizeCourses.js";

export const experiments: readonly Experiment[] = [rebalancing, pathCourses, sizeCourses];
