/**
 * Runs a command as long as its standard input stays open: whoever started it cannot die without ending it, even when killed. The
 * command leads a process group of its own, whose id is the first line of the guard's output. Words: the command.
 */
import { spawn } from 'node:child_process';

const [program = '', ...words] = process.argv.slice(2);
const graceMs = 3_000;
let deserted = false;

const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
child.once('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(127);
});
child.once('exit', (code, signal) => {
  // What it left behind is ended by whoever started us, or below.
  if (deserted) return;
  if (signal === null) process.exit(code ?? 1);
  process.kill(process.pid, signal);
});
if (child.pid !== undefined) process.stdout.write(`${child.pid}\n`);

process.stdin.resume();
process.stdin.once('close', () => {
  deserted = true;
  end('SIGTERM');
  setTimeout(() => {
    end('SIGKILL');
    process.exit(0);
  }, graceMs);
});

function end(signal: NodeJS.Signals): void {
  try {
    if (child.pid !== undefined) process.kill(-child.pid, signal);
  } catch {
    // It is gone already.
    process.exit(0);
  }
}
