import { spawnSync } from 'node:child_process';
import { findChromium } from '../../simulators/browser/find-chromium.ts';
import { isExecutable, thisMachine } from '../../simulators/browser/this-machine.ts';

const installTimeoutMs = 300_000;

/** Leaves the browser's path in TOUCHSTONE_CHROMIUM, where the configuration of the workers looks for it. */
export default function globalSetup(): void {
  process.env.TOUCHSTONE_CHROMIUM = findChromium({
    ...thisMachine(),
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
