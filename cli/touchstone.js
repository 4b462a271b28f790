#!/usr/bin/env node
// Plain JavaScript that an old Node can read: it finds a Node that can run Touchstone, and runs it there.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const neededMajor = 24;
const at = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number.parseInt(process.versions.node, 10) >= neededMajor) runHere();
else runOnInstalledNode();

function runHere() {
  // Compiled code is kept between runs: most of a short command's time would go there.
  if (module.enableCompileCache) module.enableCompileCache();
  const entry = existsSync(at('./main.ts')) ? './main.ts' : '../dist/cli/main.js';
  import(new URL(entry, import.meta.url).href).then(({ main }) => main(process.argv.slice(2))).catch(cannotStart);
}

/** @param {Error & {code?: string}} error */
function cannotStart(error) {
  const advice = error.code === 'ERR_MODULE_NOT_FOUND' ? ' Its packages are not installed: run npm install.' : '';
  process.stderr.write(`touchstone cannot start: ${error.message}.${advice}\n`);
  process.exitCode = 2;
}

/** On the Node that comes with the clone's own packages. */
function runOnInstalledNode() {
  const self = realpathSync(process.execPath);
  const node = ['../node_modules/node/bin/node', '../node_modules/.bin/node']
    .map(at)
    .find((path) => existsSync(path) && realpathSync(path) !== self);
  if (node === undefined) {
    process.stderr.write(
      `touchstone needs Node ${neededMajor} or newer, and this is ${process.version}: ` +
        'install one from https://nodejs.org, or in a clone run npm install, which brings one.\n',
    );
    process.exitCode = 2;
    return;
  }
  const child = spawn(node, [at('./touchstone.js')].concat(process.argv.slice(2)), { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`touchstone could not start ${node}: ${error.message}\n`);
    process.exitCode = 2;
  });
  child.on('exit', (code) => {
    process.exitCode = code === null ? 2 : code;
  });
}
