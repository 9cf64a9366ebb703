import * as vscode from 'vscode';
import type { Requests } from '../../../server/src/protocol.ts';
import type { ServerRequest } from '../language/client.ts';
import type { Services } from '../services.ts';
import { isCancellation, unlessAborted } from '../util/abort.ts';
import { UserError } from './failures.ts';

const patienceSeconds = 20;

/** Asks the language server for a person who waits: a server that is stuck or has stopped is told of, with what helps. */
export async function askLanguage<M extends ServerRequest>(
  { language, log }: Pick<Services, 'language' | 'log'>,
  method: M,
  params: Requests[M]['params'],
): Promise<Requests[M]['result']> {
  const patience = AbortSignal.timeout(patienceSeconds * 1000);
  try {
    // A server that is stuck does not even say that it has given up.
    return await unlessAborted(language.request(method, params, patience), patience);
  } catch (error) {
    if (isCancellation(error) && !patience.aborted) throw error;
    log.error(`${method} failed: ${String(error)}`);
    throw new UserError(
      vscode.l10n.t(
        'The language server did not answer. Run "Prometheus: Restart Language Server", then try again; "Prometheus: Show Log" says more.',
      ),
    );
  }
}
