import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.ts';

const ids = ['txn.idempotent', 'txn.id', 'room.join', 'room.leave'];

describe('the nearest words', () => {
  it('forgive a slip of the pen', () => {
    expect(nearest('txn.idempotnt', ids)[0]).toBe('txn.idempotent');
  });

  it('come in order of likeness', () => {
    expect(nearest('room.joi', ids)).toEqual(['room.join', 'room.leave']);
  });

  it('are none where nothing is like it', () => {
    expect(nearest('presence', ids)).toEqual([]);
  });
});
