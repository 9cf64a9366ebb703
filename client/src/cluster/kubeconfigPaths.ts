import path from 'node:path';

export interface KubeconfigPaths {
  readonly files: readonly string[];
  /** Whether every file has to be there. kubectl passes silently over those of KUBECONFIG that are not. */
  readonly required: boolean;
}

export interface PathSources {
  readonly setting: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Where the kubeconfigs are: the setting, else the KUBECONFIG variable, else ~/.kube/config. Absolute, each once, in order. */
export function kubeconfigPaths({ setting, env, home }: PathSources): KubeconfigPaths {
  const named = setting.map(file => file.trim()).filter(file => file !== '');
  if (named.length > 0) return { files: unique(named.map(file => absolute(file, home))), required: true };
  const listed = (env['KUBECONFIG'] ?? '').split(path.delimiter).filter(file => file !== '');
  if (listed.length > 0) return { files: unique(listed.map(file => absolute(file, home))), required: false };
  return { files: [path.join(home, '.kube', 'config')], required: false };
}

function absolute(file: string, home: string): string {
  return path.resolve(
    home,
    file.replace(/^~(?=[/\\]|$)/, () => home),
  );
}

function unique(files: readonly string[]): string[] {
  return [...new Set(files)];
}
