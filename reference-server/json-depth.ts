/** Levels of lists and objects within each other that are taken: far beyond any event, and safe to write out again. */
const deepest = 100;

/** Whether parsed JSON nests no deeper than is taken. What nests without bound can be read but not written. */
export function isShallow(value: unknown, levels = deepest): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if (levels === 0) return false;
  return Object.values(value).every((inner) => isShallow(inner, levels - 1));
}
