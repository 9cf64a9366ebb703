import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Kubeconfig of a cluster to use instead of the simulated one. */
  readonly kubeconfig: string | undefined;
  /** Where VS Code's page is wanted; another one is taken where this is in use. */
  readonly port: number;
  readonly editor: 'any' | 'browser' | 'none';
  /** Whether a web browser may be opened. */
  readonly open: boolean;
}

export type Parsed =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  /** One sentence what is wrong with the arguments. */
  | { readonly kind: 'wrong'; readonly sentence: string };

const defaultPort = 8123;

export const help = `Opens VS Code with Prometheus Workbench on a demo: a cluster with Services in it, and a Prometheus that can scrape them.

npm start -- [options]

  --kubeconfig FILE  use the cluster of this kubeconfig instead of the simulated one
  --port N           serve VS Code in the browser at this port (${defaultPort})
  --browser          VS Code in the browser, even where a desktop VS Code is installed
  --no-editor        only the cluster and Prometheus, without VS Code
  --no-open          print the address of VS Code instead of opening a web browser at it
  --help             this text

Ctrl-C ends everything that was started.
`;

export function parseOptions(args: readonly string[]): Parsed {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kubeconfig: { type: 'string' },
        port: { type: 'string', default: String(defaultPort) },
        browser: { type: 'boolean', default: false },
        'no-editor': { type: 'boolean', default: false },
        'no-open': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    if (values.help) return { kind: 'help' };
    const port = Number(values.port);
    if (!Number.isInteger(port) || port < 1 || port > 65_535) {
      return { kind: 'wrong', sentence: `--port ${values.port} is not a port: give a number from 1 to 65535.` };
    }
    const browserOrAny = values.browser ? 'browser' : 'any';
    const editor = values['no-editor'] ? 'none' : browserOrAny;
    return { kind: 'start', options: { kubeconfig: values.kubeconfig, port, editor, open: !values['no-open'] } };
  } catch (error) {
    return {
      kind: 'wrong',
      sentence: `${error instanceof Error ? error.message : String(error)} (npm start -- --help lists the options.)`,
    };
  }
}
