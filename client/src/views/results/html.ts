export interface PageParts {
  /** Fresh for every page: only what carries it may run. */
  readonly nonce: string;
  /** `webview.cspSource`. */
  readonly cspSource: string;
  readonly scriptUri: string;
  readonly styleUri: string;
}

/** The page of the results webview; everything in it is built by the script. */
export function resultsHtml({ nonce, cspSource, scriptUri, styleUri }: PageParts): string {
  // uPlot places its canvas and cursor by the CSSOM (element.style), which the policy does not govern; no inline style is needed.
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${styleUri}">
<title>Prometheus query</title>
</head>
<body>
<main id="results"></main>
<script nonce="${nonce}" src="${scriptUri}"></script>
</body>
</html>
`;
}
