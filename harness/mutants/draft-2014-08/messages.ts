import type { Mutant } from '../mutant.ts';

export const messages: readonly Mutant[] = [
  {
    id: 'msg.message/anything-goes',
    requirement: 'msg.message',
    breaks: 'It takes a message without msgtype and body.',
    rules: () => ({ contentRefusal: () => undefined }),
  },
  {
    id: 'msg.type.text/trims',
    requirement: 'msg.type.text',
    breaks: 'It trims the spaces off a message.',
    rules: ({ clientEvent }) => ({
      clientEvent: (stored) => {
        const event: ReturnType<typeof clientEvent> = clientEvent(stored);
        const { body } = event.content;
        return typeof body === 'string' ? { ...event, content: { ...event.content, body: body.trim() } } : event;
      },
    }),
  },
];
