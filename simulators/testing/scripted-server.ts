import { systemClock } from '../../harness/clock/clock.ts';
import { textOf } from '../../harness/wire/body.ts';
import { listen, type Reaction, type ReceivedRequest } from '../../harness/wire/listen.ts';
import { Recorder } from '../../harness/wire/recorder.ts';
import { openConnections, type Send, sender } from '../../harness/wire/send.ts';

/** A request, its body read as text. */
export type AskedRequest = ReceivedRequest & { readonly body: string };

/** A server for tests: it answers every request as the test's script says, and keeps what it was asked. */
export interface ScriptedServer {
  readonly url: string;
  readonly address: string;
  readonly asked: readonly AskedRequest[];
  /** What the other side recorded, and its way out. */
  readonly recorder: Recorder;
  readonly send: Send;
  /** Closes the port only: connections to it are refused. */
  refuse(): Promise<void>;
  close(): Promise<void>;
}

/** The answer to one request. */
export type Script = (request: AskedRequest) => Reaction | Promise<Reaction>;

export function json(body: unknown, status = 200): Reaction {
  return { kind: 'answer', status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}

export async function openScriptedServer(script: Script): Promise<ScriptedServer> {
  const asked: AskedRequest[] = [];
  const recorder = new Recorder(systemClock.now);
  const connections = openConnections();
  const listener = await listen({
    as: 'scripted server',
    from: 'anyone',
    recorder: new Recorder(systemClock.now),
    react: async (received) => {
      const request = { ...received, body: textOf(received.body) };
      asked.push(request);
      return script(request);
    },
  });
  return {
    url: `http://${listener.address}`,
    address: listener.address,
    asked,
    recorder,
    send: sender(connections, recorder),
    refuse: listener.close,
    async close() {
      await connections.destroy();
      await listener.close();
    },
  };
}
