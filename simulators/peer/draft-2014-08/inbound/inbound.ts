import type { RequestHandler } from 'msw';
import type { EndpointName } from '../../../../spec/editions/draft-2014-08/dialects/endpoints.ts';
import type { Home } from '../../home.ts';
import { type Call, type InboundAnswer, inboundAt } from '../../inbound/inbound.ts';

/** The handler of one endpoint of the draft, and of nothing else than requests to this peer. */
export const inbound: (home: Home, endpoint: EndpointName, respond: (call: Call) => InboundAnswer) => RequestHandler =
  inboundAt;
