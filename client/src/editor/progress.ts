import * as vscode from 'vscode';

/** Runs a wait that the person sees and can give up; `signal` aborts when they do. */
export async function withProgress<T>(title: string, run: (signal: AbortSignal, say: (message: string) => void) => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, async (progress, token) => {
    const controller = new AbortController();
    const listener = token.onCancellationRequested(() => controller.abort());
    try {
      return await run(controller.signal, message => progress.report({ message }));
    } finally {
      listener.dispose();
    }
  });
}
