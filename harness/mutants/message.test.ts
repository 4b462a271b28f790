import { describe, expect, it } from 'vitest';
import type { EdgeRequest } from '../targets/edge/edge.ts';
import { objectIn, queryOf, refuseWith, withBody, without, withQuery } from './message.ts';

const request: EdgeRequest = {
  method: 'PUT',
  target: '/rooms/a?token=t%20t',
  headers: { a: 'b' },
  body: '{"n":1}',
  endpoint: undefined,
};

describe('the object in a body', () => {
  it.each([
    ['{"a":1}', { a: 1 }],
    ['[1]', {}],
    ['"text"', {}],
    ['null', {}],
    ['', {}],
    ['{"a":', {}],
  ])('of %s is %o', (body, object) => {
    expect(objectIn({ body })).toEqual(object);
  });
});

describe('a message', () => {
  it('keeps everything but its body where that is replaced', () => {
    expect(withBody(request, { n: 2 })).toEqual({ ...request, body: '{"n":2}' });
  });

  it('has its query decoded, or null', () => {
    expect([queryOf(request, 'token'), queryOf(request, 'other')]).toEqual(['t t', null]);
  });

  it('keeps its path and the rest of its query where a value of it is replaced', () => {
    const { target } = withQuery({ ...request, target: '/rooms/%21a?from=1&token=t%20t' }, 'from', 's 2');
    expect(target).toBe('/rooms/%21a?from=s+2&token=t+t');
  });
});

it('an object loses one key, and keeps the others', () => {
  expect(without('a', { a: 1, b: 2 })).toEqual({ b: 2 });
});

it('a refusal is a standard error', () => {
  expect(refuseWith(409, 'M_UNKNOWN', 'no')).toMatchObject({
    status: 409,
    body: '{"errcode":"M_UNKNOWN","error":"no"}',
  });
});
