/** A heading of a text. */
export interface Section {
  readonly title: string;
  /** 1 is a chapter, 2 a part of the chapter before it. */
  readonly level: 1 | 2;
  /** The line it starts at, in a text with line numbers. */
  readonly line?: number;
}
