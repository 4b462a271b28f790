import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge, EdgeRequest } from '../../harness/targets/edge/edge.ts';
import { openPort } from '../../harness/targets/edge/open-port.ts';
import { passThrough } from '../../harness/targets/edge/pass-through.ts';
import { openReferenceProcess } from '../../harness/targets/reference/child.ts';
import type { Target } from '../../harness/targets/target.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { runTouchstone } from './run-touchstone.ts';

let target: Target;
beforeAll(async () => {
  target = await openReferenceProcess(defaultEdition);
});
afterAll(() => target.stop());

/** Judges the target behind an edge that has no route for what `isUnknown` to it. */
async function judgedWhere(isUnknown: (path: string, request: EdgeRequest) => boolean, ...words: readonly string[]) {
  const edge: Edge = async (request, forward) => {
    if (!isUnknown(request.target.replace(/\?.*$/s, ''), request)) return forward(request);
    const body = JSON.stringify({ errcode: 'M_UNRECOGNIZED', error: 'no such path' });
    return { status: 404, headers: { 'content-type': 'application/json' }, body };
  };
  const [{ clientUrl }] = target.servers;
  const front = await openPort(() => passThrough(edge, defaultEdition.defaultDialect, () => clientUrl));
  try {
    return await runTouchstone(`http://${front.address}`, ...words);
  } finally {
    await front.close();
  }
}

const profiles = ['--tags', '@req:profile.own-only or @req:profile.unicode'];

describe('a target that spells what the draft leaves open', () => {
  it('otherwise everywhere is asked in its own spelling, and the report says so', async () => {
    const isUnknown = (path: string) => path.includes('%40') || (path.includes('/federation/') && path.endsWith('/'));
    const { totals, learnt } = await judgedWhere(isUnknown, ...profiles);
    expect(totals.examples).toMatchObject({ fail: 0, inconclusive: 0 });
    expect(totals.examples.pass).toBeGreaterThan(0);
    expect(learnt).toEqual(['User ids stand as they are in paths.', 'Federation paths have no trailing slash.']);
  });

  it('otherwise at one path passes in that spelling, and the report says so', async () => {
    const isUnknown = (path: string, { method }: EdgeRequest) => method === 'PUT' && path.includes('%40');
    const words = ['--tags', '@req:profile.displayname', '--name', '^Read by another user'];
    const { totals, learnt } = await judgedWhere(isUnknown, ...words);
    expect(totals.examples).toMatchObject({ pass: 1, fail: 0, inconclusive: 0 });
    expect(learnt).toEqual([
      expect.stringMatching(/^profile\.displayname\/.*: User ids stand as they are in paths\.$/),
    ]);
  });
});
