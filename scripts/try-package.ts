// Packs what would be published, lets publint look at it, and runs it from a folder where nothing else of ours is.
import { mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './must.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'touchstone-package-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

must(root, 'npm', 'pack', '--silent', '--pack-destination', folder);
const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz'));
if (tarball === undefined) throw new Error(`npm pack left no package in ${folder}`);
must(folder, 'publint', 'run', tarball, '--strict');

must(folder, 'tar', '-xzf', tarball);
symlinkSync(join(root, 'node_modules'), join(folder, 'package/node_modules'));
const words = ['run', '--quiet', '--tags', '@req:arch.http-json', '--parallel', '2'];
must(folder, process.execPath, 'package/cli/touchstone.js', ...words);
