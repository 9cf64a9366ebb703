import { MarkupKind, type SignatureHelp } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import { callAt } from '../promql/call.ts';
import type { Position } from '../protocol.ts';
import { queryAt } from './promql.ts';

/** The parameters of the PromQL function that a position is in the arguments of; null elsewhere. */
export function signatureHelp(document: PrometheusDocument, position: Position): SignatureHelp | null {
  const place = queryAt(document, position);
  const call = place && callAt(place.text, place.offset);
  if (!call) return null;
  return {
    signatures: [
      {
        label: call.signature,
        documentation: { kind: MarkupKind.Markdown, value: call.doc },
        parameters: call.parameters.map(({ from, to }) => ({ label: [from, to] })),
      },
    ],
    activeSignature: 0,
    activeParameter: call.active,
  };
}
