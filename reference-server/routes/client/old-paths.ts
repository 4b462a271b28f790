import { type Request, type RequestHandler, type Response, Router } from 'express';
import { MatrixError, refusals } from '../../errors.ts';
import { initialSync } from '../../handlers/initial-sync.ts';
import type { Home } from '../../home.ts';
import { callerOf, partOf, queryCount } from '../asked.ts';
import { answering } from '../route.ts';

/** What a request by an old path asks for today. */
interface Today {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Parts of the path, not encoded. */
  readonly parts: readonly string[];
  /** Added to the query that came. */
  readonly query?: string;
  /** In place of the body that came. */
  readonly body?: object;
}

type OldPath = readonly ['get' | 'post' | 'put' | 'delete', string, (request: Request, response: Response) => Today];

/** The paths of the days before the draft, which its clients still use, and what they mean. Binding: js fiddles. */
const oldPaths: readonly OldPath[] = [
  ['post', '/rooms', () => ({ method: 'POST', parts: ['createRoom'] })],
  ['put', '/join/:target', (r) => ({ method: 'POST', parts: ['join', partOf(r, 'target')] })],
  ['get', '/rooms/:roomId/topic', (r) => ({ method: 'GET', parts: inRoom(r, 'state', 'm.room.topic') })],
  ['put', '/rooms/:roomId/topic', (r) => ({ method: 'PUT', parts: inRoom(r, 'state', 'm.room.topic') })],
  ['get', '/rooms/:roomId/messages/list', (r) => ({ method: 'GET', parts: inRoom(r, 'messages'), query: 'dir=b' })],
  ['put', '/rooms/:roomId/messages/:sender/:msgId', ownMessage],
  ['get', '/rooms/:roomId/members/list', (r) => ({ method: 'GET', parts: inRoom(r, 'members') })],
  ['put', '/rooms/:roomId/members/:userId/state', (r) => ({ method: 'PUT', parts: membershipOf(r) })],
  [
    'delete',
    '/rooms/:roomId/members/:userId/state',
    (r) => ({ method: 'PUT', parts: membershipOf(r), body: { membership: 'leave' } }),
  ],
  ['get', '/public/rooms', () => ({ method: 'GET', parts: ['publicRooms'] })],
  ['get', '/ds/room/:alias', (r) => ({ method: 'GET', parts: ['directory', 'room', partOf(r, 'alias')] })],
  ['put', '/ds/room/:alias', (r) => ({ method: 'PUT', parts: ['directory', 'room', partOf(r, 'alias')] })],
];

/** Leads old paths to today's routes, which come after it. */
export function oldPathRoutes(home: Home): Router {
  const router = Router();
  for (const [method, path, today] of oldPaths) router[method](path, leadingTo(today));
  router.get(
    '/im/sync',
    answering(home, (request, response) => oldSync(home, request, response)),
  );
  return router;
}

function leadingTo(today: OldPath[2]): RequestHandler {
  return (request, response, next) => {
    const { method, parts, query, body } = today(request, response);
    const asked = request.url.split('?')[1];
    request.method = method;
    request.url = `/${parts.map(encodeURIComponent).join('/')}?${[asked, query].filter(Boolean).join('&')}`;
    if (body) request.body = body;
    next();
  };
}

function inRoom(request: Request, ...parts: readonly string[]): string[] {
  return ['rooms', partOf(request, 'roomId'), ...parts];
}

function membershipOf(request: Request): string[] {
  return inRoom(request, 'state', 'm.room.member', partOf(request, 'userId'));
}

/** The old path names the sender, who can only be the caller; the message's id was what a transaction id is today. */
function ownMessage(request: Request, response: Response): Today {
  if (partOf(request, 'sender') !== callerOf(response).user) {
    throw new MatrixError(refusals.forbidden('you can only send your own messages'));
  }
  return { method: 'PUT', parts: inRoom(request, 'send', 'm.room.message', partOf(request, 'msgId')) };
}

/** A list of rooms, the messages of each newest first. */
function oldSync(home: Home, request: Request, response: Response): object {
  const most = home.config.limits.eventsPerPage;
  const { rooms } = initialSync(home, callerOf(response).user, Math.min(queryCount(request, 'limit', 10) || 10, most));
  return rooms.map((room) =>
    'messages' in room ? { ...room, messages: { ...room.messages, chunk: room.messages.chunk.toReversed() } } : room,
  );
}
