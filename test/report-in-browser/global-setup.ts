import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter } from 'node:path';
import { chromium } from '@playwright/test';
import { findChromium } from '../../simulators/browser/find-chromium.ts';

const installTimeoutMs = 300_000;

/** Leaves the browser's path in TOUCHSTONE_CHROMIUM, where the configuration of the workers looks for it. */
export default function globalSetup(): void {
  process.env.TOUCHSTONE_CHROMIUM = findChromium({
    env: process.env,
    isExecutable,
    folders: (process.env.PATH ?? '').split(delimiter),
    playwrightsOwn: chromium.executablePath(),
    mayInstall: process.getuid?.() === 0 && isExecutable('/usr/bin/apt-get'),
    install: () => {
      apt('update');
      apt('install', '-y', '--no-install-recommends', 'chromium');
    },
  });
}

function apt(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync('apt-get', args, { env, stdio: 'inherit', timeout: installTimeoutMs });
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
