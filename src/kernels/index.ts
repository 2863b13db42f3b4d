export type { OutputLayer, StudentTeacher, StudentTeacherRun, StudentTeacherSizes } from "./studentTeacherTypes.js";
export { StudentTeacherKernel } from "./studentTeacher.js";
export { StudentTeacherTwin } from "./studentTeacherTwin.js";
export { VectorFunctions } from "./vectorFunctions.js";
