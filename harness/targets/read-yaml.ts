import { readFileSync, statSync } from 'node:fs';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { UsageError } from '../user-error.ts';

/** Reads a YAML file of a known form. Throws a UsageError that names each fault with its line. */
export function readYaml<T>(path: string, schema: z.ZodType<T>): T {
  const lines = new LineCounter();
  const document = parseDocument(readText(path), { lineCounter: lines });
  const at = (offset: number) => `${path}:${lines.linePos(offset).line}`;
  const [broken] = document.errors;
  if (broken) throw new UsageError(`${at(broken.pos[0])}: not YAML: ${broken.message.split('\n')[0]}`);

  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => `${at(offsetOfKey(document, issue.path, key))}: unknown key "${key}"`);
    }
    const key = issue.path.join('.') || 'the file';
    const isMissing = issue.code === 'invalid_type' && document.getIn(issue.path) === undefined;
    const complaint = isMissing ? `the key "${key}" is missing` : `${key}: ${issue.message}`;
    return [`${at(offsetOf(document, issue.path))}: ${complaint}`];
  });
  throw new UsageError(`${complaints.join('\n')}\nSee docs/onboard-a-target.md for the keys and their meaning.`);
}

const longestFileBytes = 1024 * 1024;

/** The text of a file that the user named. Throws a UsageError where it cannot be read. */
export function readText(path: string): string {
  try {
    // A pipe would be waited for, and a device has no end.
    const file = statSync(path);
    if (!file.isFile()) throw new UsageError(`cannot read ${path}: it is not a regular file`);
    if (file.size > longestFileBytes) {
      throw new UsageError(`cannot read ${path}: it is larger than ${longestFileBytes / 1024} KiB`);
    }
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    throw new UsageError(`cannot read ${path}: ${isMissing ? 'there is no such file' : String(error)}`);
  }
}

/** Where a value stands, or the nearest thing around it that is there. */
function offsetOf(document: Document, place: readonly PropertyKey[]): number {
  for (let depth = place.length; depth >= 0; depth--) {
    const node = document.getIn(place.slice(0, depth), true);
    if (isNode(node)) return startOf(node);
  }
  return 0;
}

function offsetOfKey(document: Document, place: readonly PropertyKey[], key: string): number {
  const map = place.length === 0 ? document.contents : document.getIn(place, true);
  const pair = isMap(map) ? map.items.find((item) => isScalar(item.key) && item.key.value === key) : undefined;
  return isNode(pair?.key) ? startOf(pair.key) : offsetOf(document, place);
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
