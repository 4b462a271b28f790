import { MatrixError, refusals } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { linkLetter } from '../stages/letters.ts';
import { sendLetter } from '../stages/send-letter.ts';
import type { Stage } from '../stages/stage.ts';
import { clientUrl } from './public-urls.ts';

/** Draft: Email-based (url). With an address it sends a link, which voids the one before; without, it is a poll. */
export const emailUrlStage: Stage = {
  async submit(home, submission) {
    const { session, body } = submission;
    const { link } = session.stage;
    if (body.email === undefined && link) {
      if (home.rules.isLinkVisited(link)) return { kind: 'completed' };
      throw new MatrixError(refusals.emailUrlNotYet('the link in the mail has not been visited yet'));
    }
    await sendLetter(home, submission, (facts) => {
      const token = home.ports.ids.urlToken();
      session.stage.link = { token, isConfirmed: false };
      return linkLetter(facts, clientUrl(home, '/login/email/confirm', { token }));
    });
    return { kind: 'continues', body: { type: 'm.login.email.url' } };
  },
};

/** What becomes of a visit to the link of a mail. */
export type LinkVisit =
  /** It is to be confirmed. */
  | { readonly kind: 'asks'; readonly userId: string }
  | { readonly kind: 'confirmed' }
  /** It has been confirmed before. */
  | { readonly kind: 'spent' }
  /** It is of no login under way. */
  | { readonly kind: 'unknown' };

/** Visits the link of a mail by that HTTP method: to look at it changes nothing. */
export function visitLink({ rules, sessions }: Home, token: string, method: string): LinkVisit {
  const session = sessions.find(({ stage }) => stage.link?.token === token);
  const link = session?.stage.link;
  if (!session || !link) return { kind: 'unknown' };
  if (rules.isLinkSpent(link)) return { kind: 'spent' };
  if (!rules.isLinkConsumed(method)) return { kind: 'asks', userId: String(session.user) };
  link.isConfirmed = true;
  return { kind: 'confirmed' };
}
