import { Then } from '@cucumber/cucumber';
import type { Remote } from './cast/names.ts';
import { otherRoom } from './cast/notes.ts';
import type { Example } from './cast/world.ts';
import { absentBefore, shownBefore } from './checks/arrivals.ts';
import { sayLater, sayLaterFromAfar, sayLaterOnTheSameWay } from './checks/sentinels.ts';
import { message } from './checks/sought.ts';

Then('{party} does not receive that message, as a later one shows', async function (this: Example, party: string) {
  this.check(await absentBefore(this, () => sayLaterOnTheSameWay(this), party, message(this.message)));
});

Then(
  '{party} does not receive that message, as a later one of {remote} shows',
  async function (this: Example, party: string, remote: Remote) {
    this.check(await absentBefore(this, () => sayLaterFromAfar(this, remote), party, message(this.message)));
  },
);

Then('{party} does not receive that message, as the other room shows', async function (this: Example, party: string) {
  this.check(await absentBefore(this, () => sayLater(this, otherRoom.of(this)), party, message(this.message)));
});

Then(
  '{party} receives that message {times}, as a later one shows',
  async function (this: Example, party: string, times: number) {
    this.check(await shownBefore(this, () => sayLaterOnTheSameWay(this), party, message(this.message), times));
  },
);
