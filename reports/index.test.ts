import { describe, expect, it } from 'vitest';
import { reportFormats } from './index.ts';
import { hostileRun } from './testing/hostile-run.ts';
import { failingRun } from './testing/runs.ts';

const formats = Object.entries(reportFormats);

describe('the formats', () => {
  it('write to different files', () => {
    expect(new Set(formats.map(([, { fileName }]) => fileName)).size).toBe(formats.length);
  });

  it.each(formats)('%s gives the same text for the same record', (_, { render }) => {
    expect(render(failingRun())).toBe(render(failingRun()));
  });

  it.each(formats)('%s leaves the record as it was', (_, { render }) => {
    const record = hostileRun();
    render(record);
    expect(record).toEqual(hostileRun());
  });
});
