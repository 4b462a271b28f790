import { type Browser, chromium } from 'playwright-core';
import { NotOffered } from '../../harness/preparation.ts';
import { findChromium, NoChromium } from './find-chromium.ts';
import { chromiumFlags } from './flags.ts';
import { isSandboxed } from './sandbox.ts';
import { thisMachine } from './this-machine.ts';

/** Starts a real browser without a window. Throws NotOffered, with what to do, where the machine has none. */
export async function openBrowser(): Promise<Browser> {
  try {
    const executablePath = findChromium({ ...thisMachine(), mayInstall: false, install: () => {} });
    return await chromium.launch({ executablePath, args: [...chromiumFlags], chromiumSandbox: isSandboxed() });
  } catch (error) {
    if (error instanceof NoChromium) throw new NotOffered(error.message);
    throw error;
  }
}
