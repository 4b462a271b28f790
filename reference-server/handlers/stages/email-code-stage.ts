import { MatrixError } from '../../errors.ts';
import type { Home } from '../../home.ts';
import { isSameSecret } from '../secrets.ts';
import { codeLetter } from './letters.ts';
import { sendLetter } from './send-letter.ts';
import type { Session } from './session.ts';
import { optionalText, type Stage } from './stage.ts';

/** Draft: Email-based (code). Without a code it sends one, which voids the one before; with a code it compares. */
export const emailCodeStage: Stage = {
  async submit(home, submission) {
    const { session, body } = submission;
    const code = optionalText(body, 'code');
    if (code !== undefined) {
      compare(home, session, code);
      return { kind: 'completed' };
    }
    await sendLetter(home, submission, (facts) => {
      const fresh = home.ports.ids.emailCode();
      session.stage.code = fresh;
      return codeLetter(facts, fresh);
    });
    return { kind: 'continues', body: { type: 'm.login.email.code' } };
  },
};

/** Every code that is refused counts as a guess. */
function compare({ rates, rules }: Home, session: Session, code: string): void {
  const whose = session.user ?? session.stage.address ?? session.id;
  rates.count('wrongCodes', whose);
  const sent = session.stage.code;
  const isRight = sent !== undefined && isSameSecret(code, sent);
  const refusal = rules.codeRefusal({ isSent: sent !== undefined, isRight });
  if (!refusal) {
    rates.giveBack('wrongCodes', whose);
    return;
  }
  session.wrongGuesses += 1;
  throw new MatrixError(refusal);
}
