import type { TargetDescriptor } from '../../harness/targets/descriptor.ts';
import { openTarget } from '../../harness/targets/open-target.ts';
import { learntSentences } from '../../harness/targets/spelling.ts';
import type { Target } from '../../harness/targets/target.ts';
import { UsageError } from '../../harness/user-error.ts';
import type { KnownDeviation } from '../../harness/verdict/run-record.ts';
import type { Dialect } from '../../spec/dialects/index.ts';
import type { Edition } from '../../spec/editions/index.ts';

/** A target that was met before the run, and what is known of it since. */
export interface KnownTarget {
  readonly name: string;
  readonly serverName: string;
  readonly dialect: Dialect;
  /** What of its spelling was learnt before the run, as sentences. */
  readonly learnt: readonly string[];
  /** The parts of the suite that its file declares it to offer; undefined for all. */
  readonly offers: readonly string[] | undefined;
  readonly knownDeviations: readonly KnownDeviation[];
  /** What the run, or each of its workers, opens. */
  readonly descriptor: TargetDescriptor;
  /** Ends what was kept running for the run. */
  release(): Promise<void>;
}

/**
 * Meets a target: starts it where that is ours to do, and asks it whether it is a home server. Throws a UserError where it
 * is not. A process that several workers would share is kept running; else the run opens the target anew, and so has the
 * power to end and start it.
 */
export async function meetTarget(
  asked: TargetDescriptor,
  run: { edition: Edition; dialect?: string | undefined; seed: number; parallel: number },
): Promise<KnownTarget> {
  const spoken = withDialect(asked, run.dialect);
  const target = await openTarget(spoken, { edition: run.edition, seed: run.seed, hurry: false });
  const shared = run.parallel > 1 && target.servers.some(({ lifecycle }) => lifecycle);
  if (!shared) await target.stop();
  const { name, dialect, offers, knownDeviations } = target.profile;
  return {
    name,
    serverName: serverNameOf(target, asked),
    dialect,
    learnt: target.met ? learntSentences(run.edition.defaultDialect, target.met.spelling) : [],
    offers,
    knownDeviations,
    descriptor: knowing(shared ? running(spoken, target) : spoken, target),
    release: async () => {
      if (shared) await target.stop();
    },
  };
}

/** Asks for a dialect by name; only where the target is not a server of ours, whose dialect is known. */
function withDialect(asked: TargetDescriptor, dialect: string | undefined): TargetDescriptor {
  if (dialect === undefined) return asked;
  if (asked.kind === 'url' || asked.kind === 'file') return { ...asked, dialect };
  throw new UsageError(
    `--dialect ${dialect}: the reference server speaks its own. Give the option with an address or a target file.`,
  );
}

/** So that workers need not learn again what is known now. */
function knowing(descriptor: TargetDescriptor, { met }: Target): TargetDescriptor {
  return met && (descriptor.kind === 'url' || descriptor.kind === 'file') ? { ...descriptor, met } : descriptor;
}

/** How a worker opens a target that runs already. */
function running(asked: TargetDescriptor, { servers: [{ clientUrl }] }: Target): TargetDescriptor {
  return asked.kind === 'file' ? { ...asked, running: true } : { kind: 'url', url: clientUrl };
}

/** The reference server takes another port each time it is opened, so the port says nothing of the run. */
function serverNameOf({ servers: [{ serverName }] }: Target, { kind }: TargetDescriptor): string {
  return kind === 'url' || kind === 'file' ? serverName : serverName.replace(/:\d+$/, '');
}
