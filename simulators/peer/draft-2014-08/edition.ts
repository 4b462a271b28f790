import { Arrivals } from '../../../harness/wire/arrivals.ts';
import { bodyOf, jsonOf } from '../../../harness/wire/body.ts';
import type { ReceivedRequest } from '../../../harness/wire/listen.ts';
import { JsonObject } from '../../../spec/wire/json.ts';
import type { MadeJoin } from '../acts.ts';
import type { PeerEdition } from '../edition.ts';
import { hostingActs } from './acts/hosting.ts';
import { joiningActs } from './acts/joining.ts';
import { requestActs } from './acts/requests.ts';
import { sendingActs } from './acts/sending.ts';
import { pduFormat } from './format.ts';
import { inboundHandlers } from './inbound/index.ts';
import { refuseUnexpected, rememberUnapplied } from './inbound/unexpected.ts';

/** The federation API as the draft of 2014-08-28 and the server of its day spell it. */
export const peerEdition: PeerEdition = {
  format: pduFormat,
  claimedOrigin,
  acts(home, outbound, deliveryMs) {
    const requests = requestActs(home, outbound);
    const sending = sendingActs(home, requests);
    const { answerInviteJoin, ...hosting } = hostingActs(home, sending, new Arrivals<MadeJoin>(home.clock), deliveryMs);
    const joining = joiningActs(home, requests, sending, deliveryMs);
    return { told: { ...requests, ...sending, ...hosting, ...joining }, byItself: answerInviteJoin };
  },
  handlers: inboundHandlers,
  refuse: refuseUnexpected,
  rememberUnapplied,
};

/** A transaction names its origin in the body, a GET in the query, if at all. */
function claimedOrigin({ target, body }: Pick<ReceivedRequest, 'target' | 'body'>): string | undefined {
  const asked = URL.parse(target, 'http://peer')?.searchParams.get('origin');
  if (asked) return asked;
  const { origin } = JsonObject.catch({}).parse(jsonOf(bodyOf(body)));
  return typeof origin === 'string' ? origin : undefined;
}
