/**
 * Every message between client and server beyond LSP itself. What both halves see; ARCHITECTURE.md documents
 * each message and a test compares the two. All params and results are plain JSON.
 */
import type { FileContent, LookupRequest, LookupResult } from './host.ts';

export type { FileContent, LookupRequest, LookupResult };

export interface Position {
  readonly line: number;
  /** UTF-16 code units, as in LSP. */
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Message names; the prefix keeps them apart from LSP's. */
export const messages = {
  /** server to client */
  readFile: 'prometheus/readFile',
  findFiles: 'prometheus/findFiles',
  lookup: 'prometheus/lookup',
  /** client to server */
  expressions: 'prometheus/expressions',
  expressionAt: 'prometheus/expressionAt',
  scrapeJobs: 'prometheus/scrapeJobs',
  scrapeJobEdit: 'prometheus/scrapeJobEdit',
  /** notification, client to server: the connected Prometheus changed, so earlier lookups no longer hold */
  lookupChanged: 'prometheus/lookupChanged',
  /** notification, client to server: which release the connected Prometheus is, so that documents are checked for it */
  serverVersion: 'prometheus/serverVersion',
} as const;

export interface ReadFileParams {
  readonly uri: string;
}

export interface FindFilesParams {
  readonly base: string;
  readonly glob: string;
}

export interface ServerVersionParams {
  /** As its build information has it, e.g. `3.5.1`; null where none is connected or it does not say. */
  readonly version: string | null;
}

export interface DocumentParams {
  readonly uri: string;
}

export interface DocumentPositionParams {
  readonly uri: string;
  readonly position: Position;
}

/** A PromQL expression in a document: a whole `.promql` query, or the value of an `expr:` of a rule or of a test of rules. */
export interface Expression {
  /** The expression's place in the document, block scalar lines included. */
  readonly range: Range;
  /** Decoded text, ready to send to Prometheus. */
  readonly expr: string;
  readonly origin: ExpressionOrigin;
}

export type ExpressionOrigin =
  | { readonly kind: 'query' }
  | { readonly kind: 'recordingRule'; readonly name: string }
  | { readonly kind: 'alert'; readonly name: string }
  | { readonly kind: 'test' };

/** A scrape job of an open document, for lenses and for finding a target's place. */
export interface ScrapeJob {
  readonly name: string;
  /** The `job_name` key with its value. */
  readonly nameRange: Range;
  readonly range: Range;
  readonly staticTargets: readonly StaticTarget[];
}

export interface StaticTarget {
  /** As written, e.g. `traefik:8080`. */
  readonly address: string;
  readonly range: Range;
}

/** A static scrape job to be written into a config. */
export interface NewScrapeJob {
  readonly jobName: string;
  readonly targets: readonly string[];
  /** Left out of the text where it is Prometheus' default. */
  readonly metricsPath?: string;
  readonly scheme?: 'http' | 'https';
  /** Whether labels of the samples win over those of the target. */
  readonly honorLabels?: boolean;
  /** Where it stands, the job finds the pods behind a Service by itself, and `targets` only tell what is scraped already. */
  readonly discovery?: ServiceDiscovery;
  /** Other addresses of the same targets, so that a job which scrapes one of them is found: `traefik.default.svc:8080` beside `traefik:8080`. */
  readonly aliases?: readonly string[];
}

/** The pods behind one port of a Service: by the port's name, or by its number on the pods where it has none. */
export interface ServiceDiscovery {
  readonly namespace: string;
  readonly service: string;
  readonly portName?: string;
  readonly portNumber?: number;
}

export interface ScrapeJobEditParams {
  readonly uri: string;
  /** The document's text: the server holds no copy of files that are not open. */
  readonly text: string;
  readonly job: NewScrapeJob;
}

export type ScrapeJobEditResult =
  | { readonly kind: 'edits'; readonly edits: readonly TextEdit[]; readonly jobName: string }
  /** The target is scraped already; `range` is where. */
  | { readonly kind: 'alreadyScraped'; readonly jobName: string; readonly target: string; readonly range: Range }
  /** The document cannot take a job: not YAML, not a config, `scrape_configs` is no list. A sentence says which. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Request and result types by message, so that neither half can send one thing and read another. */
export interface Requests {
  [messages.readFile]: { params: ReadFileParams; result: FileContent | null };
  [messages.findFiles]: { params: FindFilesParams; result: readonly string[] | null };
  [messages.lookup]: { params: LookupRequest; result: LookupResult };
  [messages.expressions]: { params: DocumentParams; result: readonly Expression[] };
  [messages.expressionAt]: { params: DocumentPositionParams; result: Expression | null };
  [messages.scrapeJobs]: { params: DocumentParams; result: readonly ScrapeJob[] };
  [messages.scrapeJobEdit]: { params: ScrapeJobEditParams; result: ScrapeJobEditResult };
}
