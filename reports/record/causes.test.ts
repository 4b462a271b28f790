import { describe, expect, it } from 'vitest';
import { stoppedExample } from '../testing/examples.ts';
import { failingRun, runOf } from '../testing/runs.ts';
import { causesOf, requirementsOf } from './causes.ts';

const stopped = (requirement: string, line: number, reason: string) =>
  stoppedExample(
    { requirement, feature: 'features/f.feature', line, name: `Example ${line}`, steps: ['s'] },
    'inconclusive',
    reason,
    0,
  );

const noRooms = (who: string, n: number) =>
  `${who} could not create a room: status 404 (exchange ${n}) (fault of the target)`;

describe('the causes of what stayed inconclusive', () => {
  it('say the same cause once, with all that it stopped', () => {
    const run = runOf([
      stopped('room.create', 1, noRooms('Alice', 3)),
      stopped('room.alias', 2, noRooms('Bob', 14)),
      stopped('room.alias', 3, noRooms('Alice', 5)),
      stopped('txn.id', 4, 'peer red at 127.0.0.1:30007 was sent nothing (environment problem)'),
    ]);
    const causes = causesOf(run);
    expect(causes.map((cause) => cause.stopped.length)).toEqual([3, 1]);
    expect(causes.map((cause) => requirementsOf(cause).map(({ id }) => id))).toEqual([
      ['room.create', 'room.alias'],
      ['txn.id'],
    ]);
  });

  it('keep apart what was answered differently', () => {
    const other = noRooms('Alice', 3).replace('404', '500');
    expect(
      causesOf(runOf([stopped('room.create', 1, noRooms('Alice', 3)), stopped('room.alias', 2, other)])),
    ).toHaveLength(2);
  });

  it('give the reason as it was given', () => {
    expect(causesOf(failingRun()).map(({ reason }) => reason)).toEqual([
      expect.stringContaining('Alice could not register'),
    ]);
  });
});
