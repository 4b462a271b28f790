import { Command, Option } from 'commander';
import { serverName, wholeNumber } from '../option-values.ts';
import type { Perform } from '../perform.ts';
import type { ServeRequest } from './request.ts';

const epilogue = `
Examples:
  touchstone serve
  touchstone serve --name hs.example --port 8008 --data /var/lib/touchstone
  touchstone serve --host 0.0.0.0 --config server.yaml

Prints one line when it is ready: listening on http://HOST:PORT as NAME. Stop it with Ctrl-C or SIGTERM.
The log goes to standard error, one JSON object per line.`;

export function serveCommand(perform: Perform): Command {
  return new Command('serve')
    .summary('run the reference home server alone')
    .description('Runs the reference home server and keeps its data in a folder.')
    .option(
      '--name <NAME>',
      'the server name, the part of user ids after the colon (default: host and port)',
      serverName,
    )
    .option('--host <HOST>', 'the address to listen on', '127.0.0.1')
    .option('--port <PORT>', 'the port to listen on; 0 for any free port', wholeNumber(0, 65_535), 8480)
    .option('--data <DIR>', 'the folder of its data; created if missing', 'touchstone-data')
    .option('--config <FILE>', 'a settings file in YAML or JSON: docs/reference-server.md')
    .addOption(
      new Option('--log-level <LEVEL>', 'how much it logs; debug adds a line for each request, without tokens')
        .choices(['debug', 'info', 'warn', 'error'])
        .default('info'),
    )
    .addHelpText('after', epilogue)
    .action((request: ServeRequest) =>
      perform(async (terminal) => (await import('./serve.ts')).serveUntilStopped(request, terminal)),
    );
}
