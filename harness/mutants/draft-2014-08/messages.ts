import { type Mutant, mutant } from '../mutant.ts';
import { always, decides } from '../rules.ts';

export const messages: readonly Mutant[] = [
  mutant(
    'msg.message/shown-as-state',
    'It shows messages to clients as if they were state.',
    decides('clientEvent', (event) => (event.type === 'm.room.message' ? { ...event, state_key: '' } : event)),
  ),
  mutant(
    'msg.message.type-required/anything-goes',
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
