import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether this is the code as written, or as built: `cli/` then lies in `dist/`. */
const asWritten = import.meta.url.endsWith('.ts');

/** The package's folder: features are named from here. */
export const packageRoot = fileURLToPath(new URL(asWritten ? '..' : '../..', import.meta.url));

/** Where the steps of an edition are, from the package's folder. */
export function stepPaths(edition: string): string[] {
  const folders = ['steps', 'steps/cast', 'steps/checks', `steps/${edition}`];
  return folders.map((folder) => (asWritten ? `${folder}/!(*.test).ts` : `dist/${folder}/*.js`));
}

export function featurePaths(edition: string): string[] {
  return [`features/${edition}/**/*.feature`];
}

/** The version of the suite. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${packageRoot}/package.json`, 'utf8')) as { version: string };
  return version;
}
