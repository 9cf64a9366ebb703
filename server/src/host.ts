/** All that the language service may ask of the world. VS Code's client, a plain LSP editor's disk and a test's memory each implement it. */
export interface Host {
  /** Null where there is no such file or it may not be read. */
  readFile(uri: string): Promise<FileContent | null>;
  /**
   * URIs of the files below the folder `base` that match a glob of Go's filepath.Match. Null where nothing can be known of that place,
   * such as outside of the workspace: then absence proves nothing.
   */
  findFiles(base: string, glob: string): Promise<readonly string[] | null>;
  lookup(request: LookupRequest): Promise<LookupResult>;
  log(message: string): void;
  /** The folder of the pages that explain the codes of diagnostics, as a URI that ends in a slash; without it they carry no link. */
  readonly pages?: string;
}

export interface FileContent {
  readonly text: string;
  readonly version: number;
}

/** A question to the connected Prometheus server, answered from its label and metadata endpoints. */
export type LookupRequest =
  | { readonly what: 'metrics'; readonly match?: string }
  | { readonly what: 'labelNames'; readonly match?: string }
  | { readonly what: 'labelValues'; readonly label: string; readonly match?: string };

export interface LookupResult {
  readonly values: readonly string[];
  /** False when no server answered or the list was cut: then absence proves nothing. */
  readonly complete: boolean;
}
