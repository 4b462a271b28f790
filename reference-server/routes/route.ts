import type { IRoute, Request, RequestHandler, Response, Router } from 'express';
import type { Home } from '../home.ts';
import { answerJson, answerText } from './answer.ts';
import { wrongMethod } from './middleware/refuse.ts';

/** What a request is answered with: a JSON object, or nothing to say. */
export type Answer = object | undefined;
export type Act = (request: Request, response: Response) => Answer | Promise<Answer>;

/** Declares the methods of one path; all others are refused with 405. HEAD is answered as GET unless it is given. */
export function route(
  router: Router,
  path: string,
  methods: { head?: RequestHandler; get?: RequestHandler; post?: RequestHandler; put?: RequestHandler },
): void {
  const declared: IRoute = router.route(path);
  if (methods.head) declared.head(methods.head);
  if (methods.get) declared.get(methods.get);
  if (methods.post) declared.post(methods.post);
  if (methods.put) declared.put(methods.put);
  declared.all(wrongMethod);
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
