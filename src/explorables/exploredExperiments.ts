/** The experiments whose points explorables compute: the same objects that `plasticity run` finds. */
import { fig5Linear, fig5LinearIid } from "../optimal-plasticity/experiments/fig5Linear.js";
import { fig5Nonlinear, fig5NonlinearIid } from "../optimal-plasticity/experiments/fig5Nonlinear.js";
import { pathCourses } from "./natural-gradient/pathCourses.js";
import { sizeCourses } from "./network-size/sizeCourses.js";

export const exploredExperiments = [
  fig5Linear,
  fig5LinearIid,
  fig5Nonlinear,
  fig5NonlinearIid,
  sizeCourses,
  pathCourses,
];
