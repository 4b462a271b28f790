/** How the command ends. 0, 1 and 2 mean what a verdict means (`harness/verdict/exit-code.ts`); 64: used wrongly. */
export type ExitStatus = 0 | 1 | 2 | 64;
