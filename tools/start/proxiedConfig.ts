import { isMap, isSeq, parseDocument } from 'yaml';

/** A Prometheus configuration in which every scrape job that names no proxy of its own goes through this one. Text that is no such file comes back as it is. */
export function withProxy(text: string, proxyUrl: string): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  const jobs = document.get('scrape_configs');
  if (!isSeq(jobs)) return text;
  for (const job of jobs.items) if (isMap(job) && !job.has('proxy_url')) job.set('proxy_url', proxyUrl);
  return document.toString();
}
