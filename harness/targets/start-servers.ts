import { launch } from './child-process.ts';
import type { TargetFile } from './target-file.ts';

type Started = Awaited<ReturnType<typeof launch>>;

/** Starts what has a command: each server its own, or all of them by the one of the file. Gives what started each server. */
export async function startServers(
  { servers, launch: forAll }: TargetFile,
  where: Pick<Parameters<typeof launch>[0], 'folder' | 'trust'>,
): Promise<(Started | undefined)[]> {
  const [first] = servers;
  const start = async (by: NonNullable<typeof forAll>, client: string) =>
    launch({ command: by.command, readyUrl: `${client}${by.ready}`, readyWithinMs: 30_000, ...where });
  const all = forAll && (await start(forAll, first.client));
  const started: (Started | undefined)[] = [];
  try {
    for (const { launch: own, client } of servers) started.push(own ? await start(own, client) : all);
    return started;
  } catch (error) {
    await Promise.all([all, ...started].map((launched) => launched?.stop()));
    throw error;
  }
}
