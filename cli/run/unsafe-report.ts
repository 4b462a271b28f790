import { closeSync, openSync, readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import type { SecretWatch } from '../../harness/wire/redaction/secret-watch.ts';

const chunkBytes = 4 * 1024 * 1024;
/** What is read twice, so that a secret between two chunks is found: escapes within escapes make it long. */
const overlapChars = 32 * 1024;

/** Whether a secret stands in a file, in whatever spelling. The file may be larger than memory. */
export function holdsSecret(path: string, watch: SecretWatch): boolean {
  const file = openSync(path, 'r');
  try {
    const decoder = new StringDecoder('utf8');
    const buffer = Buffer.alloc(chunkBytes);
    let before = '';
    for (let read = readSync(file, buffer); read > 0; read = readSync(file, buffer)) {
      const text = before + decoder.write(buffer.subarray(0, read));
      if (watch.isIn(text)) return true;
      before = text.slice(-overlapChars);
    }
    return false;
  } finally {
    closeSync(file);
  }
}
