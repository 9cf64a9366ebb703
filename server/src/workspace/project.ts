import type { PrometheusDocument } from '../documents/document.ts';
import type { DocumentHeld } from '../schema/types.ts';
import type { Facts, NamedPath } from './facts.ts';
import type { Files } from './files.ts';
import { type Sibling, siblingsNamed } from './siblings.ts';
import { folderOf, isAbsolute } from './uris.ts';

/** A configuration with the files it names, or, where no configuration names it, a file with those beside it. */
export interface Project {
  readonly config: PrometheusDocument | undefined;
  /** Every path of the configuration and of its further files with jobs, with what it leads to. */
  readonly paths: readonly ResolvedPath[];
  /** The configuration and the files with jobs that it names. */
  readonly jobDocuments: readonly PrometheusDocument[];
  /** All documents of the project, each once; the configuration is the first. */
  readonly documents: readonly PrometheusDocument[];
}

export interface ResolvedPath {
  /** The document that names it. */
  readonly document: PrometheusDocument;
  readonly path: NamedPath;
  /** In the order Prometheus reads them; null where nothing can be known of that place. */
  readonly files: readonly string[] | null;
  /** Keys beside that of the document in a ConfigMap, which may be what is meant. */
  readonly siblings: readonly Sibling[];
}

export interface Projects {
  /** The projects that a document belongs to; at least one, of which it is part. */
  of(document: PrometheusDocument): Promise<readonly Project[]>;
  /** Every document of every project in the opened folders, and of those that open documents belong to. */
  allDocuments(): Promise<readonly PrometheusDocument[]>;
  /** What a document names, with where it leads. */
  paths(document: PrometheusDocument): Promise<readonly ResolvedPath[]>;
}

export interface ProjectsOptions {
  readonly files: Files;
  readonly facts: (document: PrometheusDocument) => Facts;
  /** Documents that are open, whatever they are. */
  readonly allOpen: () => readonly PrometheusDocument[];
  /** URIs of the opened folders. */
  readonly folders: () => readonly string[];
}

/** Where a configuration lies to a file that it names: beside it, in a folder above, or in a folder beside one of those. */
const configPatterns = ['prometheus*.yml', 'prometheus*.yaml', '*/prometheus*.yml', '*/prometheus*.yaml'];

/** Folders above a file in which its configuration is looked for. */
const maxFoldersUp = 6;

/** Files of a folder that are read to find out whether they hold rules. */
const maxFilesBeside = 100;

export function createProjects({ files, facts, allOpen, folders }: ProjectsOptions): Projects {
  const resolve = async (document: PrometheusDocument): Promise<readonly ResolvedPath[]> => {
    const inSameFile = await files.read(document.uri);
    // A document in another, such as a ConfigMap, lies elsewhere once it is used.
    const isFile = inSameFile[0] === document;
    return Promise.all(
      facts(document).paths.map(async path => ({
        document,
        path,
        files: isFile ? await filesAt(document, path) : null,
        siblings: siblingsNamed(document, path, inSameFile),
      })),
    );
  };

  const filesAt = async (document: PrometheusDocument, { node: { text }, files: named }: NamedPath): Promise<readonly string[] | null> => {
    // A backslash parts folders on Windows and escapes a character elsewhere.
    if (isAbsolute(text) || text.includes('\\')) return null;
    const pattern = named.pattern ? text : text.replace(/[*?[\\]/g, '\\$&');
    const found = await files.find(folderOf(document.uri), pattern);
    return found && [...found].sort();
  };

  const readAll = async (uris: readonly string[]): Promise<readonly PrometheusDocument[]> =>
    (await Promise.all(uris.map(uri => files.read(uri)))).flat();

  const documentsAt = async (paths: readonly ResolvedPath[], holds: DocumentHeld): Promise<readonly PrometheusDocument[]> => {
    const uris = paths.flatMap(({ path, files: found }) => (path.files.holds === holds ? (found ?? []) : []));
    return readAll([...new Set(uris)]);
  };

  /** Files of queries, which nothing names: those in a folder or in one right below it, and what is open further down. */
  const queriesBelow = async (folder: string): Promise<readonly PrometheusDocument[]> => {
    const found = await Promise.all(['*.promql', '*/*.promql'].map(pattern => files.find(folder, pattern)));
    const open = allOpen().filter(({ kind, uri }) => kind === 'promql' && uri.startsWith(`${folder}/`));
    return [...(await readAll(found.flatMap(answer => answer ?? []).slice(0, maxFilesBeside))), ...open];
  };

  const projectOf = async (config: PrometheusDocument): Promise<Project> => {
    const own = await resolve(config);
    const beside = await files.read(config.uri);
    const jobFiles = await documentsAt(own, 'scrapeConfigFile');
    const paths = [...own, ...(await Promise.all(jobFiles.map(resolve))).flat()];
    const others = await Promise.all([documentsAt(paths, 'rules'), documentsAt(paths, 'targets'), queriesBelow(folderOf(config.uri))]);
    return { config, paths, jobDocuments: [config, ...jobFiles], documents: distinct([config, ...beside, ...jobFiles, ...others.flat()]) };
  };

  /** Configurations in a folder or in one right below it; null where that cannot be known. */
  const configsIn = async (folder: string): Promise<readonly string[] | null> => {
    const found = await Promise.all(configPatterns.map(pattern => files.find(folder, pattern)));
    return found.every(answer => answer === null) ? null : found.flatMap(answer => answer ?? []);
  };

  /** Configurations that may name a file. */
  const configsAround = async (uri: string): Promise<readonly PrometheusDocument[]> => {
    const found: string[] = [];
    let folder = folderOf(uri);
    for (let up = 0; up < maxFoldersUp && folder.includes('/'); up += 1) {
      const here = await configsIn(folder);
      if (here === null) break;
      found.push(...here);
      folder = folderOf(folder);
    }
    return configsAmong(found);
  };

  const configsAmong = async (uris: readonly string[]): Promise<readonly PrometheusDocument[]> =>
    distinct([...allOpen(), ...(await readAll(uris))]).filter(({ kind }) => kind === 'config');

  /** What no configuration names stands with its like in the same folder. */
  const alone = async (document: PrometheusDocument): Promise<Project> => {
    const folder = folderOf(document.uri);
    const beside = document.kind === 'rules' ? await Promise.all(['*.yml', '*.yaml', '*.rules'].map(each => files.find(folder, each))) : [];
    const uris = beside.flatMap(answer => answer ?? []).slice(0, maxFilesBeside);
    const alike = (await readAll(uris)).filter(({ kind }) => kind === document.kind);
    const others = await Promise.all([files.read(document.uri), document.kind === 'rules' ? queriesBelow(folder) : []]);
    return {
      config: undefined,
      paths: await resolve(document),
      jobDocuments: [],
      documents: distinct([document, ...others.flat(), ...alike]),
    };
  };

  return {
    paths: resolve,
    async allDocuments() {
      const found = await Promise.all(folders().map(configsIn));
      const configs = await configsAmong(found.flatMap(answer => answer ?? []));
      const projects = await Promise.all(configs.map(projectOf));
      return distinct([...projects.flatMap(project => project.documents), ...allOpen()]);
    },
    async of(document) {
      const configs = (await configsAround(document.uri)).filter(config => config !== document);
      const projects = await Promise.all(configs.map(projectOf));
      const naming = projects.filter(project => project.documents.includes(document));
      // A file with jobs alone reads like a configuration, and is one where none names it.
      if (naming.length === 0 && document.kind === 'config') return [await projectOf(document)];
      // Queries are written beside a configuration that does not name them.
      if (naming.length === 0 && document.kind === 'promql' && projects.length > 0) return projects;
      return naming.length > 0 ? naming : [await alone(document)];
    },
  };
}

const distinct = (documents: readonly PrometheusDocument[]): readonly PrometheusDocument[] => [...new Set(documents)];
