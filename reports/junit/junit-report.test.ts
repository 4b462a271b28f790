import { describe, expect, it } from 'vitest';
import { failingRun, interruptedRun, passingRun } from '../testing/runs.ts';
import { junitReport } from './junit-report.ts';

const lines = (record: Parameters<typeof junitReport.render>[0]) => junitReport.render(record).split('\n');

describe('junit.xml', () => {
  it('counts the Examples of each suite', () => {
    expect(junitReport.render(failingRun())).toMatch(
      /<testsuite name="Architecture" [^>]*tests="3" failures="0" errors="0" skipped="0" /,
    );
  });

  it('has a suite per heading that has an Example', () => {
    const suites = lines(passingRun()).flatMap((line) => /<testsuite name="([^"]*)"/.exec(line)?.[1] ?? []);
    expect(suites).toEqual([
      'Architecture',
      'Rooms',
      'm.room.message types',
      'Registration and login',
      'Password-based',
      'Transactions and EDUs/PDUs',
      'Glossary',
    ]);
  });

  it('has nothing but the case for an Example that passed', () => {
    expect(lines(passingRun())).toContainEqual(
      expect.stringMatching(/<testcase name="A user creates a room" classname="room.create" .*\/>$/),
    );
  });

  it('fails for what fails the run, and skips every other finding with its reason', () => {
    const relaxed = junitReport.render(failingRun());
    expect(relaxed.match(/<failure /g)).toHaveLength(1);
    expect(relaxed).toMatch(/<failure [^>]*type="violation"/);
    expect(relaxed).toContain('<skipped message="known deviation: Older clients expect the localpart.');
    expect(relaxed).toContain('<skipped message="deviation, which does not fail the run: ');
    expect(relaxed).toContain('<skipped message="observation, which does not fail the run: ');
  });

  it('tells a failure by its finding, with expected, actual and the command', () => {
    const xml = junitReport.render({ ...failingRun(), strict: true, startedAt: '2027-02-01T00:00:00.000Z' });
    const failure = /<failure message="the user id in the answer is full[\s\S]*?<\/failure>/.exec(xml)?.[0];
    expect(failure).toContain('type="deviation"');
    expect(failure).toContain('  expected: @alice-7f3a:hs.example\n  actual:   alice-7f3a\n  exchanges: 3');
    expect(failure).toContain(
      "Repeat: npx matrix-touchstone run http://hs.example:8008 --seed 20140828 --tags '@req:login.localpart'",
    );
  });

  it('skips what is not offered, with the reason', () => {
    expect(junitReport.render(passingRun())).toContain(
      '<skipped message="not-offered: the target lists no flow of two stages"/>',
    );
  });

  it('tells what is inconclusive as an error', () => {
    expect(junitReport.render(failingRun())).toContain('<error message="Alice could not register');
  });

  it('tells a run that was stopped as an error of its own', () => {
    expect(junitReport.render(interruptedRun())).toMatch(
      /<testsuite name="The run itself" [^>]*tests="1" failures="0" errors="1"/,
    );
  });
});
