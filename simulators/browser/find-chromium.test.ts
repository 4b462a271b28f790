import { describe, expect, it } from 'vitest';
import { findChromium, NoChromium, type Surroundings } from './find-chromium.ts';

const own = '/cache/playwright/chrome';

/** A machine that has these programs. */
function machine(programs: string[], more: Partial<Surroundings> = {}): Surroundings {
  return {
    env: {},
    isExecutable: (path) => programs.includes(path),
    folders: ['/usr/local/bin', '/usr/bin'],
    playwrightsOwn: own,
    mayInstall: false,
    install: () => {
      throw new Error('nobody may install here');
    },
    ...more,
  };
}

describe('findChromium', () => {
  it('takes the one it is told before any other', () => {
    const env = { TOUCHSTONE_CHROMIUM: '/opt/chrome' };
    expect(findChromium(machine(['/opt/chrome', '/usr/bin/chromium', own], { env }))).toBe('/opt/chrome');
  });

  it('refuses to take another than the one it is told', () => {
    const env = { TOUCHSTONE_CHROMIUM: '/gone' };
    expect(() => findChromium(machine(['/usr/bin/chromium'], { env }))).toThrow('TOUCHSTONE_CHROMIUM is /gone');
  });

  it("takes one on PATH before Playwright's own", () => {
    expect(findChromium(machine(['/usr/bin/google-chrome', own]))).toBe('/usr/bin/google-chrome');
  });

  it("takes Playwright's own before installing one", () => {
    expect(findChromium(machine([own], { mayInstall: true }))).toBe(own);
  });

  it('installs one where it may', () => {
    const programs: string[] = [];
    const install = () => programs.push('/usr/bin/chromium');
    expect(findChromium(machine(programs, { mayInstall: true, install }))).toBe('/usr/bin/chromium');
  });

  it('says what to do when there is none', () => {
    expect(() => findChromium(machine([]))).toThrow(NoChromium);
    expect(() => findChromium(machine([], { mayInstall: true, install: () => {} }))).toThrow('npx playwright install');
  });
});
