/**
 * What the W3C's recommendation asks of a collection with its page inside, its annotations and selectors
 * (https://www.w3.org/TR/annotation-model/, sections 3 to 5), written from its text apart from the project's own parser.
 * What it doesn't name (our words, which the context explains) may stand beside.
 */
import { z } from "zod";

const iri = z.string().regex(/^[a-z][a-z0-9+.-]*:\S+$/i);
const dateTime = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/); // 3.3.1
const motivation = z.enum([
  ...(["assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting"] as const),
  ...(["identifying", "linking", "moderating", "questioning", "replying", "tagging"] as const),
]); // 3.3.5
const oneOrMore = <T extends z.ZodType>(type: T) => z.union([type, z.array(type).min(1)]);

const textualBody = z.looseObject({
  type: z.literal("TextualBody"),
  value: z.string(), // exactly one, 3.2.4
  format: z.string().optional(),
  purpose: motivation.optional(),
});

const selector = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("FragmentSelector"), value: z.string(), conformsTo: iri.optional() }), // 4.2.1
  z.looseObject({
    type: z.literal("TextQuoteSelector"), // 4.2.4
    exact: z.string(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  }),
  z.looseObject({
    type: z.literal("TextPositionSelector"), // 4.2.5
    start: z.int().nonnegative(),
    end: z.int().nonnegative(),
  }),
  z.looseObject({ type: z.literal("DataSelector"), figure: z.string() }), // ours, of the collection's context
]);

const specificResource = z.looseObject({
  type: z.literal("SpecificResource").optional(),
  source: iri, // exactly one, 4
  selector: oneOrMore(selector).optional(),
});

const annotation = z.looseObject({
  id: iri, // exactly one
  type: oneOrMore(z.string()).refine((type) => [type].flat().includes("Annotation")),
  body: oneOrMore(z.union([iri, textualBody])).optional(),
  target: oneOrMore(z.union([iri, specificResource])), // one or more
  creator: oneOrMore(
    z.union([iri, z.looseObject({ type: z.string().optional(), name: z.string().optional() })]),
  ).optional(),
  created: dateTime.optional(),
  modified: dateTime.optional(),
  motivation: oneOrMore(motivation).optional(),
});

const W3C = "http://www.w3.org/ns/anno.jsonld";

/** 5.1 and 5.2: "if the Page is embedded, the @context need not be there again". */
export const annotationCollection = z.looseObject({
  "@context": z.union([z.literal(W3C), z.array(z.unknown()).refine((list) => list.includes(W3C))]),
  id: iri,
  type: z.literal("AnnotationCollection"),
  label: z.string(),
  total: z.int().nonnegative(),
  first: z.looseObject({
    id: iri,
    type: z.literal("AnnotationPage"),
    startIndex: z.literal(0),
    items: z.array(annotation),
    "@context": z.undefined().optional(),
  }),
});
