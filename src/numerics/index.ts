export { type StreamName, RandomStream, randomStream } from "./random.js";
