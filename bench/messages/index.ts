// npm run bench:messages: what one message costs the reference server, over the size of the room. The aim is flat.
import { measureMessage, type RoomSize } from './measure-message.ts';

const sizes = [10, 100, 1_000, 10_000];

async function tell(what: string, roomOf: (size: number) => RoomSize): Promise<void> {
  const costs: number[] = [];
  for (const size of sizes) costs.push(await measureMessage(roomOf(size)));
  const cells = costs.map((ms, index) => `${sizes[index]}: ${ms.toFixed(2)} ms`).join('   ');
  const ratio = Math.max(...costs) / Math.min(...costs);
  process.stdout.write(`${what.padEnd(28)}${cells}   dearest to cheapest ${ratio.toFixed(2)}   aim 1.50\n`);
}

await measureMessage({ members: 10, events: 10 });
await tell('Members of another server', (members) => ({ members, events: 10 }));
await tell('Events in the room', (events) => ({ members: 10, events }));
