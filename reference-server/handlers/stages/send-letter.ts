import { withDeadline } from '../../deadline.ts';
import { MatrixError, refusals, refuseIf } from '../../errors.ts';
import type { Home } from '../../home.ts';
import type { OutgoingMail } from '../../ports.ts';
import { emailOf } from './email-address.ts';
import type { Letter, LetterFacts } from './letters.ts';
import { neededText, type Submission } from './stage.ts';

/**
 * Sends the letter of an email stage to the address that was submitted, if it is the user's; in a registration it may be
 * anybody's. The letter is written only once it may be sent. Throws a MatrixError where it is not sent: for a reason of
 * the submission's, or 502, after which it can be tried again.
 */
export async function sendLetter(
  home: Home,
  submission: Submission,
  write: (facts: LetterFacts) => Letter,
): Promise<void> {
  const { config, rates, rules, sessions } = home;
  const { session } = submission;
  const to = addressee(home, submission);
  refuseIf(rules.mailRefusal({ mails: session.stage.mails, most: config.login.mails }));
  rates.count('mailsPerMailbox', to.toLowerCase());
  sessions.keep(session);
  const lifetimeMs = config.login.sessionLifetimeMs;
  const { stage } = session;
  stage.mails += 1;
  stage.address = to;
  const letter = write({ serverName: config.serverName, userId: session.user, lifetimeMs });
  try {
    await send(home, { to, ...letter });
  } catch (error) {
    stage.mails -= 1;
    rates.giveBack('mailsPerMailbox', to.toLowerCase());
    home.ports.log.warn({ err: error }, 'the mail server did not take a mail');
    throw new MatrixError(refusals.unknown('the mail could not be sent: try again', 502));
  }
}

function addressee(home: Home, { session, user, body }: Submission): string {
  const address = neededText(body, 'email');
  const known = user && emailOf(home, user);
  const isTheirs = known !== undefined && home.rules.isSameAddress(address, known);
  refuseIf(home.rules.addressRefusal(address, session.purpose === 'registration' || isTheirs));
  return address;
}

function send({ config, ports, lifetime }: Home, mail: OutgoingMail): Promise<void> {
  const server = config.mail;
  if (!server) throw new Error('an email stage is offered, but no mail server is configured');
  const { clock, mailer } = ports;
  return withDeadline({ clock, lifetime, timeoutMs: server.timeoutMs }, () => mailer.send(mail, server));
}
