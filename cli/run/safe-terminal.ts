import type { SecretWatch } from '../../harness/wire/redaction/secret-watch.ts';
import type { Terminal } from '../terminal/terminal.ts';

const leftOut = '(left out here: it held a secret)\n';

/** A terminal that shows nothing in which a secret stands. */
export function safeTerminal(terminal: Terminal, watch: SecretWatch): Terminal {
  const safe = (text: string) => (watch.isIn(text) ? leftOut : text);
  return {
    out: (text) => terminal.out(safe(text)),
    err: (text) => terminal.err(safe(text)),
    live: terminal.live,
    colour: terminal.colour,
    get columns() {
      return terminal.columns;
    },
  };
}
