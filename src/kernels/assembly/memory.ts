/** First address behind the module's own constants: from here on TypeScript may plan the memory. */
export function freeFrom(): usize {
  return __heap_base;
}
