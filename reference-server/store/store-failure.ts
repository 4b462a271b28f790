/** SQLite's result codes that are no fault of the program, and what people call them. https://sqlite.org/rescode.html */
const causes: ReadonlyMap<number, string> = new Map([
  [5, 'the database is locked: another process uses it'],
  [8, 'the database is read-only'],
  [10, 'the disk cannot be read or written'],
  [11, 'the database is damaged'],
  [13, 'the disk is full'],
  [14, 'the database cannot be opened'],
  [26, 'the file is not a database'],
]);

/** The store cannot keep or read anything, for a reason that whoever runs the server can remove. */
export class StoreFailure extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'StoreFailure';
  }

  /** What SQLite has thrown, if it is about the disk or the file. */
  static in(error: unknown): StoreFailure | undefined {
    const { errcode } = (error ?? {}) as { errcode?: unknown };
    // The low byte is the code; what is above says more about it.
    const cause = typeof errcode === 'number' ? causes.get(errcode & 0xff) : undefined;
    return cause === undefined ? undefined : new StoreFailure(cause, error);
  }
}
