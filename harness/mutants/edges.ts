import type { JsonObject } from '../../spec/wire/json.ts';
import type { Edge, EdgeAnswer, EdgeRequest } from '../targets/edge/edge.ts';
import { answerWith, objectIn, withBody } from './message.ts';
import type { Defect } from './mutant.ts';

/** What an edge acts on: an endpoint, several, or requests that are told from others in another way. */
type Endpoints<Name extends string> = Name | readonly Name[] | ((request: EdgeRequest) => boolean);

function isFor(request: EdgeRequest, endpoints: Endpoints<string>): boolean {
  if (typeof endpoints === 'function') return endpoints(request);
  return request.endpoint !== undefined && [endpoints].flat().includes(request.endpoint);
}

/** An edge that alters the answers of an endpoint. */
function onAnswer<Name extends string>(
  endpoints: Endpoints<Name>,
  alter: (answer: EdgeAnswer, request: EdgeRequest) => EdgeAnswer,
): Edge {
  return async (request, forward) => {
    const answer = await forward(request);
    return isFor(request, endpoints) ? alter(answer, request) : answer;
  };
}

/** An edge that alters the requests to an endpoint, or answers them itself. */
function onRequest<Name extends string>(
  endpoints: Endpoints<Name>,
  alter: (request: EdgeRequest) => EdgeRequest | EdgeAnswer,
): Edge {
  return async (request, forward) => {
    if (!isFor(request, endpoints)) return forward(request);
    const altered = alter(request);
    return 'status' in altered ? altered : forward(altered);
  };
}

/** Two edges, one behind the other. */
export function behind(outer: Edge, inner: Edge): Edge {
  return (request, forward) => outer(request, (passed) => inner(passed, forward));
}

/** Alters the answers of an endpoint. */
function answers<Name extends string>(
  endpoints: Endpoints<Name>,
  alter: (answer: EdgeAnswer, request: EdgeRequest) => EdgeAnswer,
): Defect {
  return { edge: () => onAnswer(endpoints, alter) };
}

/** Alters the JSON object that an endpoint answers with. `alter` returns the object itself where it is to stay. */
function tells<Name extends string>(
  endpoints: Endpoints<Name>,
  alter: (told: JsonObject, asked: JsonObject) => JsonObject,
): Defect {
  return answers(endpoints, (answer, request) => {
    const told = objectIn(answer);
    const altered = alter(told, objectIn(request));
    return altered === told ? answer : withBody(answer, altered);
  });
}

/** Takes the requests to an endpoint for others, or answers them itself. */
function takes<Name extends string>(
  endpoints: Endpoints<Name>,
  alter: (request: EdgeRequest) => EdgeRequest | EdgeAnswer,
): Defect {
  return { edge: () => onRequest(endpoints, alter) };
}

/** Acknowledges requests to an endpoint and carries them out no more; every one where `when` is left out. */
function drops<Name extends string>(
  endpoints: Endpoints<Name>,
  when: (request: EdgeRequest) => boolean = () => true,
): Defect {
  return takes(endpoints, (request) => (when(request) ? answerWith(200, {}) : request));
}

/** Acknowledges each request to an endpoint, and carries out only the first for each URL. */
function onlyFirst<Name extends string>(endpoints: Endpoints<Name>): Defect {
  return {
    edge: () => {
      const taken = new Set<string>();
      return onRequest(endpoints, (request) => {
        if (taken.has(request.target)) return answerWith(200, {});
        taken.add(request.target);
        return request;
      });
    },
  };
}

/** Answers what it once answered well with that same answer again. `sameAs` says which requests are one: undefined is like no other. */
function answersAgain<Name extends string>(
  endpoints: Endpoints<Name>,
  sameAs: (request: EdgeRequest) => string | undefined,
  isGood: (answer: EdgeAnswer) => boolean,
): Defect {
  return {
    edge: () => {
      const given = new Map<string, EdgeAnswer>();
      return onAnswer(endpoints, (answer, request) => {
        const key = sameAs(request);
        if (key === undefined) return answer;
        if (isGood(answer)) given.set(key, answer);
        return given.get(key) ?? answer;
      });
    },
  };
}

/** All of these, for the endpoints of an edition. */
export function edgesOf<Name extends string>() {
  return {
    onAnswer: onAnswer<Name>,
    onRequest: onRequest<Name>,
    answers: answers<Name>,
    tells: tells<Name>,
    takes: takes<Name>,
    drops: drops<Name>,
    onlyFirst: onlyFirst<Name>,
    answersAgain: answersAgain<Name>,
  };
}
