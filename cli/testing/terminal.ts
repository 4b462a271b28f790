import type { Terminal } from '../terminal/terminal.ts';

/** A terminal that remembers what was written. */
export function recordingTerminal(given: Partial<Pick<Terminal, 'live' | 'columns'>> = {}): Terminal & {
  readonly said: string[];
  readonly complaints: string[];
} {
  const said: string[] = [];
  const complaints: string[] = [];
  return {
    ...{ live: false, colour: false, columns: 80, ...given, said, complaints },
    out: (text) => void said.push(text),
    err: (text) => void complaints.push(text),
  };
}
