import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Whether this is the code as written, or as built: `cli/` then lies in `dist/`. */
const asWritten = import.meta.url.endsWith('.ts');

/** The package's folder: features are named from here. */
export const packageRoot = fileURLToPath(new URL(asWritten ? '..' : '../..', import.meta.url));

/** Where the steps are, from the package's folder. */
export const stepPaths = asWritten ? ['steps/**/!(*.test).ts'] : ['dist/steps/**/*.js'];

export const featurePaths = ['features/**/*.feature'];

/** The version of the suite. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(`${packageRoot}/package.json`, 'utf8')) as { version: string };
  return version;
}
