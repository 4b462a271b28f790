import { defineConfig } from '@playwright/test';

const executablePath = process.env.TOUCHSTONE_CHROMIUM;

export default defineConfig({
  testDir: '.',
  testMatch: '*.browser.ts',
  globalSetup: '../report-in-browser/global-setup.ts',
  outputDir: '../../test-results/fallback-in-browser',
  fullyParallel: true,
  workers: 2,
  forbidOnly: true,
  timeout: 60_000,
  reporter: 'line',
  use: {
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
