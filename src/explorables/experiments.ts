/** The experiments that explorables have of their own, for the command line. */
import type { Experiment } from "../experiments/define.js";
import { sizeCourses } from "./network-size/sizeCourses.js";

export const experiments: readonly Experiment[] = [sizeCourses];
