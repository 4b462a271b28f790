import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';

/**
 * Lets nock answer what the server asks of others during the tests of one file. It takes hold of all connections of the process, so it
 * lets go of them at the end: other files run in the same process.
 */
export function interceptRequests(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
  });
  afterEach(() => {
    nock.cleanAll();
    nock.enableNetConnect();
  });
  afterAll(() => nock.restore());
}
