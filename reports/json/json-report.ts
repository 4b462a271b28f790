import { RunRecord } from '../../harness/verdict/run-record.ts';
import type { ReportFormat } from '../report-format.ts';

/** The record itself: what every other report is made from. Keys stand in the schema's order, so that two runs compare by line. */
export const jsonReport: ReportFormat = {
  fileName: 'run.json',
  mediaType: 'application/json',
  describe: 'The whole record, for programs; its schema is reports/json/run.schema.json.',
  render: (record) => `${JSON.stringify(RunRecord.parse(record), null, 2)}\n`,
};
