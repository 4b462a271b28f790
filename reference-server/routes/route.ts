import type { IRoute, IRouter, Request, RequestHandler, Response } from 'express';
import type { Home } from '../home.ts';
import { answerJson, answerText } from './answer.ts';
import { wrongMethod } from './middleware/refuse.ts';

/** What a request is answered with: a JSON object, or nothing to say. */
export type Answer = object | undefined;
export type Act = (request: Request, response: Response) => Answer | Promise<Answer>;

/** In this order: a `head` of its own has to be declared before the `get` that would answer it. */
const methodsInOrder = ['head', 'get', 'post', 'put', 'delete'] as const;
type Methods = Readonly<Partial<Record<(typeof methodsInOrder)[number], RequestHandler>>>;

/** Declares the methods of one path; all others are refused with 405. HEAD is answered as GET unless it is given. */
export function route(router: IRouter, path: string, methods: Methods): void {
  const declared: IRoute = router.route(path);
  const given = methodsInOrder.filter((method) => methods[method]);
  for (const method of given) declared[method](methods[method] as RequestHandler);
  const allowed = given.filter((method) => methods[method] !== wrongMethod).map((method) => method.toUpperCase());
  if (methods.get && !methods.head) allowed.unshift('HEAD');
  const allow = [...allowed, 'OPTIONS'].join(', ');
  declared.all((request, response, next) => {
    response.setHeader('Allow', allow);
    wrongMethod(request, response, next);
  });
}

/** A success with nothing to say, as JSON text (decisions: Dialects). */
export function voidText({ config }: Home): string {
  return config.dialect === 'draft-2014-08' ? '{}' : '""';
}

/** Runs the act and answers 200 with what it returns. */
export function answering(home: Home, act: Act): RequestHandler {
  return async (request, response) => {
    const answer = await act(request, response);
    if (answer === undefined) answerText(response, 200, voidText(home));
    else answerJson(response, 200, answer);
  };
}
