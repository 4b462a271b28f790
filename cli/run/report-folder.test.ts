import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UsageError } from '../../harness/user-error.ts';
import { ReportFolder } from './report-folder.ts';

describe('a report folder', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'touchstone-report-'));
  });
  afterEach(() => rmSync(parent, { recursive: true }));

  it('is made where it is not there', () => {
    const folder = new ReportFolder(join(parent, 'a', 'b'), ['x.json']);
    folder.append('x.json', '{');
    folder.append('x.json', '}');
    folder.publish();
    expect(readFileSync(join(parent, 'a', 'b', 'x.json'), 'utf8')).toBe('{}');
  });

  it('is refused while another run writes into it', () => {
    const folder = new ReportFolder(parent, ['x.json']);
    expect(() => new ReportFolder(parent, ['x.json'])).toThrow(
      new RegExp(`another run \\(process ${process.pid}\\) is writing its report into ${parent}`),
    );
    folder.append('x.json', 'whole');
    folder.publish();
    expect(readdirSync(parent)).toEqual(['x.json']);
    new ReportFolder(parent, ['x.json']).discard();
  });

  it('is taken over from a run that died', () => {
    const dead = 2 ** 22 - 1;
    writeFileSync(join(parent, '.touchstone.lock'), `${dead}`);
    new ReportFolder(parent, ['x.json']).discard();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('says what is wrong where the disk is full', () => {
    const part = join(parent, `.x.json.${process.pid}.part`);
    symlinkSync('/dev/full', part);
    const folder = new ReportFolder(parent, ['x.json']);
    expect(() => folder.append('x.json', 'too much')).toThrow(/^cannot write the report into .*ENOSPC/);
    folder.discard();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('is left as it was where a file of it may not be told', () => {
    writeFileSync(join(parent, 'x.json'), 'earlier');
    const folder = new ReportFolder(parent, ['x.json']);
    folder.append('x.json', 'a secret');
    expect(() => folder.publish((path) => !readFileSync(path, 'utf8').includes('secret'))).toThrow(
      /^no report was written: .* would stand in x\.json/,
    );
    folder.discard();
    expect(readdirSync(parent)).toEqual(['x.json']);
    expect(readFileSync(join(parent, 'x.json'), 'utf8')).toBe('earlier');
  });

  it('holds nothing new until the report is complete', () => {
    writeFileSync(join(parent, 'x.json'), 'earlier');
    const folder = new ReportFolder(parent, ['x.json']);
    folder.append('x.json', 'later');
    expect(readFileSync(join(parent, 'x.json'), 'utf8')).toBe('earlier');
    folder.publish();
    expect(readFileSync(join(parent, 'x.json'), 'utf8')).toBe('later');
  });

  it('is left as it was when the report is given up', () => {
    writeFileSync(join(parent, 'x.json'), 'earlier');
    new ReportFolder(parent, ['x.json', 'y.json']).discard();
    expect(readdirSync(parent)).toEqual(['x.json']);
  });

  it('that cannot be made is a wrong usage, and is named', () => {
    writeFileSync(join(parent, 'file'), '');
    const path = join(parent, 'file', 'report');
    expect(() => new ReportFolder(path, ['x.json'])).toThrow(UsageError);
    expect(() => new ReportFolder(path, ['x.json'])).toThrow(path);
  });
});
