import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError, UserError } from '../../harness/user-error.ts';
import { lockFolder } from './folder-lock.ts';

/**
 * The files of a report. Each is written under a name of its own and takes its place when all are complete, so that nobody
 * ever reads half a report, nor one put together from two runs.
 */
export class ReportFolder {
  readonly path: string;
  readonly #open = new Map<string, number>();
  #unlock = () => {};

  /** Makes the folder and the files. Throws a UsageError where that cannot be done. */
  constructor(path: string, fileNames: readonly string[]) {
    this.path = path;
    try {
      mkdirSync(path, { recursive: true });
      this.#unlock = lockFolder(path);
      for (const fileName of fileNames) this.#open.set(fileName, openSync(this.#partOf(fileName), 'w'));
    } catch (error) {
      this.discard();
      if (error instanceof UsageError) throw error;
      const why = error instanceof Error ? error.message : String(error);
      throw new UsageError(`cannot write a report into ${path}: ${why}. Name another folder with --out.`);
    }
  }

  /** Appends text to one of the files. */
  append(fileName: string, text: string): void {
    const file = this.#open.get(fileName);
    if (file === undefined) throw new Error(`the report has no file ${fileName}`);
    try {
      writeFileSync(file, text);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new UserError(`cannot write the report into ${this.path}: ${why}`);
    }
  }

  /** Lets every file take its place. Throws a UserError, and leaves what was there before, where one of them may not be told. */
  publish(mayBeTold: (path: string) => boolean = () => true): void {
    for (const fileName of this.#open.keys()) {
      if (mayBeTold(this.#partOf(fileName))) continue;
      throw new UserError(
        `no report was written: a password, token or code would stand in ${fileName}. Please report this as a fault of Touchstone.`,
      );
    }
    for (const [fileName, file] of this.#open) {
      closeSync(file);
      renameSync(this.#partOf(fileName), join(this.path, fileName));
    }
    this.#open.clear();
    this.#unlock();
  }

  /** Leaves what was there before as it was. */
  discard(): void {
    for (const [fileName, file] of this.#open) {
      closeSync(file);
      rmSync(this.#partOf(fileName), { force: true });
    }
    this.#open.clear();
    this.#unlock();
  }

  #partOf(fileName: string): string {
    return join(this.path, `.${fileName}.${process.pid}.part`);
  }
}
