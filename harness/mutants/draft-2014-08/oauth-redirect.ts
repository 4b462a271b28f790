import type { EdgeRequest } from '../../targets/edge/edge.ts';
import { behind } from '../edges.ts';
import { objectIn } from '../message.ts';
import type { Defect } from '../mutant.ts';
import { onAnswer } from './edges.ts';

/** The absolute uri that an answer sends the user to; undefined where there is none. */
export function uriIn(answer: { readonly body: string }): URL | undefined {
  return URL.parse(String(objectIn(answer).uri)) ?? undefined;
}

function pathOf({ target }: EdgeRequest): string {
  return new URL(target, 'http://edge').pathname;
}

/**
 * What acts where the target takes back a user whom it sent to a service. The draft gives no path, so it is read from the
 * authorization requests that pass.
 */
export function atRedirect(defect: (isRedirect: (request: EdgeRequest) => boolean) => Defect): Defect {
  return {
    edge: () => {
      const paths = new Set<string>();
      const learn = onAnswer(['login', 'register'], (answer) => {
        const redirect = URL.parse(uriIn(answer)?.searchParams.get('redirect_uri') ?? '');
        if (redirect) paths.add(redirect.pathname);
        return answer;
      });
      const edge = defect((request) => paths.has(pathOf(request))).edge?.();
      return edge ? behind(edge, learn) : learn;
    },
  };
}
