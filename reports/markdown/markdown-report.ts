import { ofTarget } from '../../harness/verdict/conclusion.ts';
import type { RequirementRecord, RunRecord } from '../../harness/verdict/run-record.ts';
import { requirementCounts } from '../record/counts.ts';
import { durationText } from '../record/duration.ts';
import { citedText, failedChecks } from '../record/evidence.ts';
import { decisiveExamples, type FoundRequirement, findingsOf } from '../record/findings.ts';
import { knownText } from '../record/known-text.ts';
import { outcomeOf } from '../record/outcome.ts';
import { isVerdict, standingOf, standings, standingWords } from '../record/words.ts';
import { repeatCommand, repeatRunCommand } from '../repeat-command.ts';
import type { ReportFormat } from '../report-format.ts';
import { code, codeBlock, plain, table } from './markdown-text.ts';

/** A short summary. Holds no exchanges: what a target sent can be long, and an issue is public. */
export const markdownReport: ReportFormat = {
  fileName: 'summary.md',
  mediaType: 'text/markdown',
  describe: 'A short summary in Markdown, to paste into an issue: totals, findings, and what did not pass.',
  render: (record) =>
    [head(record), totals(record), ...notices(record), ...findings(record), ...remainder(record)]
      .flat()
      .join('\n\n')
      .concat('\n'),
};

function head(record: RunRecord): readonly string[] {
  const outcome = outcomeOf(record);
  const facts = [
    `edition ${plain(record.edition)}`,
    `dialect ${plain(record.dialect)}`,
    `seed ${record.seed}`,
    `${plain(record.startedAt)} in ${durationText(record.durationMs)}`,
    `Touchstone ${plain(record.suite)}`,
  ];
  return [
    `## ${plain(record.target.name)}: ${outcome.title.toLowerCase()}`,
    outcome.sentence,
    facts.join(' · '),
    codeBlock(repeatRunCommand(record), 'sh'),
  ];
}

function totals(record: RunRecord): string {
  const counts = requirementCounts(record);
  const { examples } = record.totals;
  return table(
    ['', ...standings.map((standing) => standingWords[standing].label)],
    [
      ['Requirements', ...standings.map((standing) => String(counts[standing]))],
      ['Examples', ...standings.map((standing) => (isVerdict(standing) ? String(examples[standing]) : ''))],
    ],
  );
}

function notices(record: RunRecord): readonly string[] {
  const lines = [
    ...(record.interrupted ? ['The run was stopped before its end: this report is partial.'] : []),
    ...record.problems.map((problem) => `Problem of the run: ${plain(problem)}`),
  ];
  return lines.map((line) => `> ${line}`);
}

function findings(record: RunRecord): readonly string[] {
  const found = findingsOf(record);
  return found.length > 0 ? ['### Findings', ...found.flatMap((requirement) => finding(record, requirement))] : [];
}

function finding(record: RunRecord, requirement: FoundRequirement): readonly string[] {
  const { id, level, source, text, known } = requirement;
  const example = decisiveExamples(requirement)[0];
  const check = example && failedChecks(example)[0];
  return [
    `**${requirement.finding}** ${code(id)} (${level}, ${plain(source)}): ${plain(text)}`,
    ...(known ? [`Known deviation: ${plain(knownText(known))}`] : []),
    ...(check
      ? [
          [
            `- ${plain(check.text)}`,
            `- expected: ${code(check.expected)}`,
            `- actual: ${code(check.actual)}`,
            `- exchanges: ${citedText(check)}`,
          ].join('\n'),
        ]
      : []),
    ...(example ? [codeBlock(repeatCommand(record, requirement, example), 'sh')] : []),
  ];
}

function remainder(record: RunRecord): readonly string[] {
  const rows = ofTarget(record)
    .filter(({ judged, verdict }) => judged && verdict !== 'pass')
    .map(row);
  return rows.length > 0
    ? ['### Judged but not passed', table(['requirement', 'level', 'verdict', 'reason'], rows)]
    : [];
}

function row(requirement: RequirementRecord): readonly string[] {
  const reason = decisiveExamples(requirement)[0]?.reason ?? '';
  return [plain(requirement.id), requirement.level, standingWords[standingOf(requirement)].label, plain(reason, 200)];
}
