import { htmlReport } from './html/html-report.ts';
import { jsonReport } from './json/json-report.ts';
import { junitReport } from './junit/junit-report.ts';
import { markdownReport } from './markdown/markdown-report.ts';
import type { ReportFormat } from './report-format.ts';

/** Every format a run can be told in, by the name `touchstone report --format` takes. */
export const reportFormats = {
  html: htmlReport,
  json: jsonReport,
  junit: junitReport,
  markdown: markdownReport,
} as const satisfies Readonly<Record<string, ReportFormat>>;

export type ReportFormatName = keyof typeof reportFormats;

export { repeatCommand, repeatRunCommand } from './repeat-command.ts';
export type { ReportFormat } from './report-format.ts';
export { summaryText } from './terminal/summary-text.ts';
