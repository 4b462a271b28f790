import { describe, expect, it } from 'vitest';
import { runNode } from './run-touchstone.ts';

describe('the features', () => {
  it('run by plain cucumber-js too, as plug-ins of editors run them', async () => {
    const { stdout } = await runNode('node_modules/@cucumber/cucumber/bin/cucumber.js', '--tags', 'not @browser');
    expect(stdout).toMatch(/\d+ scenarios \(.*\d+ passed/);
  });
});
