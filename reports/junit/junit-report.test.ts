import { describe, expect, it } from 'vitest';
import { failingRun, interruptedRun, passingRun } from '../testing/runs.ts';
import { junitReport } from './junit-report.ts';

const lines = (record: Parameters<typeof junitReport.render>[0]) => junitReport.render(record).split('\n');

describe('junit.xml', () => {
  it('counts Examples at its head', () => {
    expect(lines(failingRun())[1]).toBe(
      '<testsuites name="touchstone" tests="20" failures="5" errors="1" skipped="1" time="64.300">',
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

  it('tells a failure by its finding, with expected, actual and the command', () => {
    const xml = junitReport.render(failingRun());
    const failure = /<failure message="the user id in the answer is full[\s\S]*?<\/failure>/.exec(xml)?.[0];
    expect(failure).toContain('type="deviation"');
    expect(failure).toContain('  expected: @alice-7f3a:hs.example\n  actual:   alice-7f3a\n  exchanges: 3');
    expect(failure).toContain(
      "Repeat: npx touchstone run http://hs.example:8008 --seed 20140828 --tags '@req:login.localpart'",
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
      /<testsuite name="The run itself" tests="1" failures="0" errors="1"/,
    );
  });
});
