import type { PrometheusDocument, Schemas } from '../documents/document.ts';
import type { Host } from '../host.ts';
import { createFacts, type Facts } from './facts.ts';
import { createFiles, type Files } from './files.ts';
import { createLookups, type Lookups } from './lookups.ts';
import { createNames, type Names } from './names.ts';
import { createProjects, type Projects } from './project.ts';
import { createServices, type Services } from './services.ts';

/** What the files around a document tell. Everything is worked out when asked for, and kept as long as the files stay as they are. */
export interface Workspace {
  readonly files: Files;
  readonly projects: Projects;
  readonly lookups: Lookups;
  readonly schemas: Schemas;
  readonly facts: (document: PrometheusDocument) => Facts;
  readonly names: Names;
  readonly services: Services;
}

export interface WorkspaceOptions {
  readonly host: Host;
  readonly schemas: Schemas;
  /** The documents of a file that is open. */
  readonly open: (uri: string) => readonly PrometheusDocument[] | undefined;
  readonly allOpen: () => readonly PrometheusDocument[];
  /** URIs of the opened folders, without a slash at the end. */
  readonly folders: () => readonly string[];
}

export function createWorkspace({ host, schemas, open, allOpen, folders }: WorkspaceOptions): Workspace {
  const files = createFiles({ host, schemas, open });
  const facts = createFacts();
  return {
    files,
    schemas,
    facts,
    lookups: createLookups(host),
    names: createNames(facts),
    services: createServices({ files, allOpen }),
    projects: createProjects({ files, facts, allOpen, folders }),
  };
}
