import { expect, it } from 'vitest';
import type { Edge } from '../../harness/targets/edge/edge.ts';
import { openPort } from '../../harness/targets/edge/open-port.ts';
import { passThrough } from '../../harness/targets/edge/pass-through.ts';
import { withServed } from '../../scripts/served.ts';
import { defaultEdition } from '../../spec/editions/index.ts';
import { runTouchstone } from './run-touchstone.ts';

const unknownPath = {
  status: 404,
  headers: { 'content-type': 'application/json' },
  body: '{"errcode":"M_UNRECOGNIZED","error":"there is no such path"}',
};

/** A server that has no path with an encoded user id, and none that ends with a slash. */
const unusualPathsOnly: Edge = (request, forward) => {
  const [path = ''] = request.target.split('?');
  return /%40|\/$/i.test(path) ? Promise.resolve(unknownPath) : forward(request);
};

it('a server that understands only the unusual spelling of paths is judged like any other', async () => {
  const record = await withServed(async (url) => {
    const edge = await openPort(() => passThrough(unusualPathsOnly, defaultEdition.defaultDialect, () => url));
    try {
      return await runTouchstone(`http://${edge.address}`, '--tags', 'not @browser', '--parallel', '2');
    } finally {
      await edge.close();
    }
  });
  expect(record.learnt).toHaveLength(2);
  expect(record.totals.examples).toMatchObject({ fail: 0, inconclusive: 0 });
  expect(record.totals.examples.pass).toBeGreaterThan(100);
});
