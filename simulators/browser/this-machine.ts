import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';
import { chromium } from 'playwright-core';
import type { Surroundings } from './find-chromium.ts';

/** What this machine offers to a search for a browser. */
export function thisMachine(): Omit<Surroundings, 'mayInstall' | 'install'> {
  return {
    env: process.env,
    isExecutable,
    folders: (process.env.PATH ?? '').split(delimiter),
    playwrightsOwn: chromium.executablePath(),
  };
}

export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
