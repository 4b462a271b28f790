import type { RunRecord } from '../harness/verdict/run-record.ts';

/** One way to tell a run: everything a caller needs to offer, write and serve it. */
export interface ReportFormat {
  /** The name of the file in the report folder. */
  readonly fileName: string;
  readonly mediaType: string;
  /** One sentence for `--help` and the guide: what it holds and who reads it. */
  readonly describe: string;
  /** The whole file. Pure: the same record gives the same text. */
  readonly render: (record: RunRecord) => string;
}
