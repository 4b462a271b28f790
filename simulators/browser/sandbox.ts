/** Whether Chromium runs in its sandbox: it will not where root starts it. */
export function isSandboxed(): boolean {
  return process.getuid?.() !== 0;
}
