// Finds a Chromium for the tests that need a browser, or installs one where that can be done: node scripts/ensure-chromium.ts
import globalSetup from '../test/report-in-browser/global-setup.ts';

globalSetup();
process.stdout.write(`${process.env.TOUCHSTONE_CHROMIUM}\n`);
