import { describe, expect, it } from 'vitest';
import { runPart } from './run-part.ts';

const partOf = (code: string) => ({ title: 'A part', budgetSeconds: 1, command: ['-e', code] });

describe('a part of npm test', () => {
  it('passes and fails by its exit status', async () => {
    expect((await runPart(partOf(''))).counts).toEqual({ passed: 1, failed: 0 });
    expect((await runPart(partOf('process.exit(3)'))).counts).toEqual({ passed: 0, failed: 1 });
  });

  it('fails where it leaves a process behind, which is ended', async () => {
    const left = "require('node:child_process').spawn('sleep', ['1000'], { stdio: 'ignore' }).unref()";
    const { counts } = await runPart(partOf(`${left}; process.stdout.write('started')`));
    expect(counts).toEqual({ passed: 0, failed: 1 });
  });
});
