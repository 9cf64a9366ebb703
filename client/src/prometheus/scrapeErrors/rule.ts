/** What kept a scrape from working. Closed, so that a fix can be tied to it. */
export type ScrapeFault =
  | 'httpsOnHttpPort'
  | 'httpOnHttpsPort'
  | 'notHttp'
  | 'unknownAuthority'
  | 'certificateName'
  | 'certificateTime'
  | 'clientCertificate'
  | 'tls'
  | 'proxy'
  | 'credentials'
  | 'token'
  | 'refused'
  | 'unknownHost'
  | 'unroutable'
  | 'address'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'httpStatus'
  | 'redirect'
  | 'contentType'
  | 'lineEnds'
  | 'notMetrics'
  | 'series'
  | 'targetLimit'
  | 'limit'
  | 'compression'
  | 'closed'
  | 'other';

/** A scrape that failed, as a rule's sentences speak of it. */
export interface Scrape {
  /** `host:port` as Prometheus calls it. */
  readonly address: string;
  readonly host: string;
  readonly path: string;
  readonly error: string;
  /** What the rule's pattern caught, in its order. */
  readonly caught: readonly string[];
}

export interface Rule {
  readonly fault: ScrapeFault;
  readonly when: RegExp;
  /** One sentence: what happened, the target named. */
  readonly message: (scrape: Scrape) => string;
  /** One sentence: what to do. */
  readonly fix: (scrape: Scrape) => string;
}
