import { createColors } from 'picocolors';
import type { FinishedExample } from '../../harness/verdict/example-assembler.ts';
import { Verdict } from '../../harness/verdict/verdict.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { exampleLine, oneLine } from './example-line.ts';

/** Tells how a run comes along. */
export interface Progress {
  started(exampleName: string): void;
  finished(example: FinishedExample): void;
  /** Leaves the terminal as it should be for what follows. */
  end(): void;
}

/** A line that is drawn over, with what did not pass above it; where nobody looks on, a line per Example. */
export function progressOn(terminal: Terminal, run: { count: number; quiet: boolean }): Progress {
  if (run.quiet) return { started: () => {}, finished: () => {}, end: () => {} };
  return terminal.live ? liveProgress(terminal, run.count) : plainProgress(terminal);
}

function plainProgress({ out, colour }: Terminal): Progress {
  const colours = createColors(colour);
  return {
    started: () => {},
    finished: (example) => out(`${exampleLine(example, colours)}\n`),
    end: () => {},
  };
}

const eraseLine = '\r\u001b[2K';

function liveProgress(terminal: Terminal, count: number): Progress {
  const colours = createColors(terminal.colour);
  const verdicts: Verdict[] = [];
  const draw = (exampleName: string) => {
    const counts = Verdict.options.toReversed().flatMap((verdict) => {
      const times = verdicts.filter((each) => each === verdict).length;
      return times > 0 ? [`${times} ${verdict}`] : [];
    });
    const line = [`${verdicts.length}/${count}`, ...counts, oneLine(exampleName)].join('  ');
    terminal.out(eraseLine + line.slice(0, Math.max(0, terminal.columns - 1)));
  };
  return {
    started: draw,
    finished(example) {
      const { verdict, name } = example.record;
      verdicts.push(verdict);
      if (verdict === 'fail' || verdict === 'inconclusive') {
        terminal.out(`${eraseLine}${exampleLine(example, colours)}\n`);
      }
      draw(name);
    },
    end: () => terminal.out(eraseLine),
  };
}
