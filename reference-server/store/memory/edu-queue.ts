import type { ServerName } from '../../../spec/wire/ids.ts';
import type { OutgoingEdu } from '../store.ts';
import { type Journal, mapAt } from './journal.ts';

/** EDUs that wait for one destination: what one transaction holds. A destination that is away misses the oldest. */
const mostWaiting = 100;

/** EDUs on their way: every store keeps them like this, as they are not worth more than the process. */
export interface EduQueue {
  enqueue(destination: ServerName, edu: OutgoingEdu): void;
  waiting(destination: ServerName, limit: number): readonly OutgoingEdu[];
  take(destination: ServerName, edu: OutgoingEdu): void;
  destinations(): readonly ServerName[];
}

export function memoryEduQueue(journal: Journal): EduQueue {
  const queues = new Map<ServerName, Map<string, OutgoingEdu>>();
  return {
    enqueue(destination, edu) {
      const queue = mapAt(queues, destination);
      journal.delete(queue, edu.key);
      journal.set(queue, edu.key, edu);
      const [oldest] = queue.keys();
      if (queue.size > mostWaiting && oldest !== undefined) journal.delete(queue, oldest);
    },
    waiting: (destination, limit) => [...(queues.get(destination)?.values() ?? [])].slice(0, limit),
    take: (destination, { key }) => journal.delete(mapAt(queues, destination), key),
    destinations: () => [...queues].filter(([, queue]) => queue.size > 0).map(([destination]) => destination),
  };
}
