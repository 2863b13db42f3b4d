export { note, type NoteSpec } from "./makeNote.js";
export { AnnotationError, checkAnnotation } from "./checkAnnotation.js";
export { parseAnnotations } from "./parseAnnotations.js";
export { formatAnnotations } from "./formatAnnotations.js";
export { mergeAnnotations, type Merged } from "./merge.js";
export { threadsOf, type Thread } from "./threads.js";
export { authorOf, dayOf, notebookOfNote, placeInWords, selectorOf, tagsOf, textOf } from "./readNote.js";
export { notebookAnnotations, readAnnotations, writeAnnotations } from "./readAnnotations.js";
export { type Annotation, type Coordinate, type DataSelector, type Place, type Tag } from "./model.js";
