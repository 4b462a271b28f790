/** What finding a browser needs to know of the machine, and the one thing it may do to it. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly isExecutable: (path: string) => boolean;
  /** The folders of PATH. */
  readonly folders: readonly string[];
  /** Where Playwright keeps its own Chromium, whether it is there or not. */
  readonly playwrightsOwn: string;
  /** Whether the machine has apt-get and lets us use it. */
  readonly mayInstall: boolean;
  /** Installs the Debian package; may fail. */
  readonly install: () => void;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The machine has no Chromium, and none could be installed. */
export class NoChromium extends Error {
  override readonly name = 'NoChromium';
}

/**
 * The path of a Chromium: TOUCHSTONE_CHROMIUM, else one on PATH, else Playwright's own, else the Debian package, freshly installed.
 * Throws NoChromium, with what to do, when there is none.
 */
export function findChromium(surroundings: Surroundings): string {
  const { env, isExecutable, playwrightsOwn, mayInstall, install } = surroundings;
  const wanted = env.TOUCHSTONE_CHROMIUM;
  if (wanted) {
    if (isExecutable(wanted)) return wanted;
    throw new NoChromium(
      `TOUCHSTONE_CHROMIUM is ${wanted}, which is no program. Give the path of Chromium, or unset it.`,
    );
  }
  const found = onPath(surroundings) ?? (isExecutable(playwrightsOwn) ? playwrightsOwn : undefined);
  if (found) return found;
  if (mayInstall) install();
  const installed = onPath(surroundings);
  if (installed) return installed;
  throw new NoChromium(
    'No Chromium was found. Install one (`npx playwright install chromium`, or as root `apt-get install chromium`), ' +
      'or set TOUCHSTONE_CHROMIUM to its path.',
  );
}

function onPath({ folders, isExecutable }: Surroundings): string | undefined {
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`)).find(isExecutable);
}
