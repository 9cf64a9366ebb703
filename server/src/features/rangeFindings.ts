import type { PrometheusDocument } from '../documents/document.ts';
import { shortRanges } from '../promql/shortRanges.ts';
import { viewOf } from '../schema/view.ts';
import type { RecordView } from '../schema/rule.ts';
import { sampleIntervals } from '../schemas/sampleIntervals.ts';
import { isBefore } from '../version.ts';
import type { Project } from '../workspace/project.ts';
import { queriesIn } from '../workspace/queries.ts';
import { resolveAlias } from '../yaml/tree.ts';
import type { ProjectFinding } from './projectFindings.ts';

/** Ranges of rules and queries that never hold two samples, since nothing in the project is sampled that often. */
export function rangeFindings(
  document: PrometheusDocument,
  { config, jobDocuments, documents, paths }: Project,
): readonly ProjectFinding[] {
  if (!config || (document.kind !== 'rules' && document.kind !== 'promql')) return [];
  // Jobs may stand in files that are not known, or be put in by a template engine.
  if (paths.some(({ path, files }) => path.files.holds === 'scrapeConfigFile' && files === null)) return [];
  if (jobDocuments.some(({ masks }) => masks.length > 0)) return [];
  const views = (of: readonly PrometheusDocument[]): readonly RecordView[] => of.flatMap(each => viewOfRoot(each) ?? []);
  const [own] = views([config]);
  const rules = documents.filter(({ kind }) => kind === 'rules');
  const shortest = own && sampleIntervals(own, { jobFiles: views(jobDocuments), ruleFiles: views(rules) });
  if (!shortest) return [];
  const every = shortest.ms / 1000;
  // From 3.0 on a sample at the very beginning of a range is not in it.
  const isTooShort = (length: number): boolean => (isBefore(document.prometheusVersion, '3.0') ? length < every : length <= every);
  return queriesIn(document).flatMap(query =>
    shortRanges(query.text, every)
      .filter(range => isTooShort(range.seconds))
      .map((range): ProjectFinding => {
        const { from, to } = query.outer(range);
        const length = query.text.slice(range.from, range.to);
        const message = `Nothing in this configuration is sampled more often than every ${shortest.value}, so a range of ${length} holds one sample, and \`${range.function}\` needs two: it has no result. Write a range of four times the interval.`;
        return { code: 'promql-too-few-samples', severity: 'warning', message, start: from, end: to };
      }),
  );
}

/** What of a document such findings on other documents depend on. */
export function intervalIn(document: PrometheusDocument): string | undefined {
  const own = viewOfRoot(document);
  return own && sampleIntervals(own, { jobFiles: [own], ruleFiles: [own] })?.value;
}

function viewOfRoot({ tree }: PrometheusDocument): RecordView | undefined {
  const root = resolveAlias(tree.root);
  return root?.kind === 'mapping' ? viewOf(root) : undefined;
}
