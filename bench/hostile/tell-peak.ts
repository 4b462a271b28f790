// Loaded before a command: tells at its end how much memory it had at most.
process.once('exit', () => process.stderr.write(`peak ${process.resourceUsage().maxRSS} KiB\n`));
