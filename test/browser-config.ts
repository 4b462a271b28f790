import { defineConfig, type PlaywrightTestConfig } from '@playwright/test';
import { chromiumFlags } from '../simulators/browser/flags.ts';

const executablePath = process.env.TOUCHSTONE_CHROMIUM;

/** How the browser tests of one folder below this one run. */
export function browserConfig(name: string): PlaywrightTestConfig {
  return defineConfig({
    testDir: '.',
    testMatch: '*.browser.ts',
    globalSetup: '../report-in-browser/global-setup.ts',
    outputDir: `../../test-results/${name}`,
    fullyParallel: true,
    workers: 2,
    forbidOnly: true,
    timeout: 60_000,
    reporter: 'line',
    use: {
      viewport: { width: 1280, height: 900 },
      screenshot: 'only-on-failure',
      launchOptions: { ...(executablePath ? { executablePath } : {}), args: [...chromiumFlags] },
    },
  });
}
