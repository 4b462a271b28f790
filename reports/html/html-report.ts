import { renderToString } from 'preact-render-to-string';
import type { RunRecord } from '../../harness/verdict/run-record.ts';
import { groupByHeading } from '../record/group-by-heading.ts';
import { visible } from '../record/visible-text.ts';
import type { ReportFormat } from '../report-format.ts';
import { contentSecurityPolicy } from './content-security.ts';
import { pageScript, pageStyle } from './page-assets.ts';
import { contents } from './parts/contents.ts';
import { filter } from './parts/filter.ts';
import { findings, undecided } from './parts/findings.ts';
import { headingGroup } from './parts/heading-group.ts';
import { legend } from './parts/legend.ts';
import { html, type Markup, type VNode } from './parts/markup.ts';
import { masthead } from './parts/masthead.ts';
import { notices } from './parts/notices.ts';
import { totals } from './parts/totals.ts';

/** One file that is read without network. Everything in the record is taken for hostile: it reaches the page as text only. */
export const htmlReport: ReportFormat = {
  fileName: 'index.html',
  mediaType: 'text/html',
  describe: 'One self-contained page, for people: every requirement, its Examples and their evidence.',
  render: (record) => `<!doctype html>\n${renderToString(page(visible(record)))}\n`,
};

function page(record: RunRecord): VNode {
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta http-equiv="Content-Security-Policy" content=${contentSecurityPolicy(pageStyle, pageScript)} />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />
      <link rel="icon" href="data:," />
      <title>${record.target.name}: Touchstone conformance report</title>
      <style dangerouslySetInnerHTML=${{ __html: pageStyle }}></style>
    </head>
    <body>
      <a class="skip" href="#requirements">Skip to the requirements</a>
      ${body(record)}
      <script dangerouslySetInnerHTML=${{ __html: pageScript }}></script>
    </body>
  </html>`;
}

function body(record: RunRecord): Markup {
  const groups = groupByHeading(record);
  return html`
    ${masthead(record)}
    <main>
      ${notices(record)} ${totals(record)} ${findings(record)} ${undecided(record)}
      <section class="browse" aria-labelledby="requirements">
        <h2 id="requirements" tabindex="-1">Requirements</h2>
        <div class="aside">${filter(record)} ${contents(groups)}</div>
        <div class="groups">
          ${groups.map((group) => headingGroup(record, group))}
          <p class="nothing" hidden>No requirement matches the filter.</p>
        </div>
      </section>
    </main>
    ${legend(record)}
  `;
}
