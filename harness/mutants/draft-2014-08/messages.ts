import { type Mutant, mutant } from '../mutant.ts';
import { always, decides } from '../rules.ts';

export const messages: readonly Mutant[] = [
  mutant(
    'msg.message/anything-goes',
    'It takes a message without msgtype and body.',
    always('contentRefusal', undefined),
  ),
  mutant(
    'msg.type.text/trims',
    'It trims the spaces off a message.',
    decides('clientEvent', (event) => {
      const { body } = event.content;
      return typeof body === 'string' ? { ...event, content: { ...event.content, body: body.trim() } } : event;
    }),
  ),
];
