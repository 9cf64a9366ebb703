import type { TextDocument } from 'vscode-languageserver-textdocument';
import { embeddedTexts } from '../islands/embedded.ts';
import { groupKey } from '../schemas/targets.ts';
import type { Version } from '../version.ts';
import { parseJson } from '../yaml/json.ts';
import { createParser, type Parser, type SyntaxTree } from '../yaml/parse.ts';
import type { Span } from '../yaml/tree.ts';
import { createDocument, createDocumentMemo, type DocumentMemo, type Holder, type PrometheusDocument, type Schemas } from './document.ts';
import { type DocumentKind, isJson, kindOf, type ListSigns } from './kind.ts';
import { encodedPlace } from './encodedPlace.ts';
import { itemPlaces } from './listItems.ts';
import { partOf, type Place, wholeFile } from './place.ts';
import { sections } from './sections.ts';
import { templateOf } from './templated.ts';
import { textPlace } from './textPlace.ts';

/** What is remembered of the version before, for each document of a file. */
export type FileMemory = Map<string, PlaceMemory>;

interface PlaceMemory {
  readonly parser: Parser;
  readonly kinds: Map<DocumentKind, DocumentMemo>;
  readonly listSigns: ListSigns;
  /** Where it stood. */
  place: Place;
}

interface FileSource {
  readonly source: TextDocument;
  readonly schemas: Schemas;
  /** Of the same release. */
  readonly memory: FileMemory;
  /** The release of Prometheus that reads it. */
  readonly version: Version;
}

/**
 * The documents of a file, each before those in it. Where the file is a template, its engine's actions are masked first, and everything
 * else is read as it stands.
 */
export function readFile(file: FileSource): readonly PrometheusDocument[] {
  const text = file.source.getText();
  const plain = new Reader(file, []);
  const documents = plain.file(text, 'plain');
  const template = templateOf(text, documents);
  const masked = new Reader(file, template?.actions ?? []);
  const found = template ? masked.file(template.masked, 'masked') : documents;
  // A name that is being typed is another one with each letter; what the others held is not kept.
  for (const key of file.memory.keys()) if (!plain.used.has(key) && !masked.used.has(key)) file.memory.delete(key);
  return found;
}

/** Documents within documents beyond which nobody goes. */
const deepest = 3;

class Reader {
  readonly #file: FileSource;
  readonly #masks: readonly Span[];
  /** Keys of what was read. */
  readonly used = new Set<string>();

  constructor(file: FileSource, masks: readonly Span[]) {
    this.#file = file;
    this.#masks = masks;
  }

  /** A file with its actions masked has little in common with the same as it stands: `reading` keeps the two apart. */
  file(text: string, reading: 'plain' | 'masked'): readonly PrometheusDocument[] {
    const { uri, languageId } = this.#file.source;
    const whole = wholeFile(text);
    if (languageId === 'promql' || uri.endsWith('.promql')) return [this.#document(whole, { key: reading, name: uri, kind: 'promql' })];
    const parts = sections(text);
    const places = parts.length === 1 ? [whole] : parts.map(part => partOf(whole, part));
    return places.flatMap((place, index) => {
      const key = `${reading}${index}`;
      return this.#withInner(this.#document(place, { key, name: uri }), place, key);
    });
  }

  /** An item that cannot be read by itself, such as one with an alias of another, is left out. */
  #items(list: PrometheusDocument, place: Place, key: string): readonly PrometheusDocument[] {
    return itemPlaces(place, list.tree).flatMap((itemPlace, index) => {
      const itemKey = `${key}/${index}`;
      const item = this.#document(itemPlace, { key: itemKey, name: '' });
      const isBroken = item.tree.problems.length > 0 && list.tree.problems.length === 0;
      return item.kind === 'other' || isBroken ? [] : this.#withInner(item, itemPlace, itemKey);
    });
  }

  #withInner(document: PrometheusDocument, place: Place, key: string): readonly PrometheusDocument[] {
    if (document.kind === 'list') return [document, ...this.#items(document, place, key)];
    if (!document.root || key.split('/').length > deepest) return [document];
    const inner = [...embeddedTexts(document.root)].flatMap(text => {
      const { node, name, language } = text;
      const innerKey = `${key}/${name}`;
      const before = this.#file.memory.get(innerKey)?.place;
      const innerPlace = text.encoding === 'base64' ? encodedPlace(place, node) : textPlace(place, node, before);
      if (!innerPlace) return [];
      const found = this.#document(innerPlace, {
        key: innerKey,
        name,
        holder: { document, text },
        ...(language !== 'file' && { kind: language }),
      });
      return found.kind === 'other' ? [] : this.#withInner(found, innerPlace, innerKey);
    });
    return [document, ...inner];
  }

  #document(place: Place, { key, name, kind, holder }: Named): PrometheusDocument {
    const { source, schemas, memory, version } = this.#file;
    const known = memory.get(key) ?? { parser: createParser(), kinds: new Map(), listSigns: new WeakMap(), place };
    known.place = place;
    memory.set(key, known);
    this.used.add(key);
    const { tree, told } = this.#read({ text: place.text, name, kind, known });
    const memo = known.kinds.get(told) ?? createDocumentMemo();
    known.kinds.set(told, memo);
    const schema = schemas[told];
    const release = readByPrometheus.has(told) ? { prometheusVersion: version } : {};
    return createDocument({ source, place, holder, kind: told, tree, schema, memo, masks: this.#masks, ...release });
  }

  #read({ text, name, kind, known }: Text): { readonly tree: SyntaxTree; readonly told: DocumentKind } {
    const { uri, languageId } = this.#file.source;
    if (kind === 'promql') return { tree: { text, root: null, problems: [] }, told: kind };
    const signs = { uri: name, languageId: name === uri ? languageId : 'yaml' };
    if (kind === undefined && isJson(signs)) {
      const tree = parseJson(text, groupKey);
      if (kindOf({ ...signs, root: tree.root }) === 'jsonTargets') return { tree, told: 'jsonTargets' };
    }
    const tree = known.parser.parse(text);
    return { tree, told: kind ?? kindOf({ ...signs, root: tree.root, known: known.listSigns }) };
  }
}

interface Text {
  readonly text: string;
  readonly name: string;
  readonly kind: DocumentKind | undefined;
  readonly known: PlaceMemory;
}

/** The others are files of programs with releases of their own. */
const readByPrometheus: ReadonlySet<DocumentKind> = new Set([
  'config',
  'scrapeConfigFile',
  'scrapeJobs',
  'rules',
  'ruleTests',
  'targets',
  'jsonTargets',
  'promql',
  'helmValues',
  'chartRelease',
]);

interface Named {
  /** Unique in the file, and the same in its next version. */
  readonly key: string;
  /** A file name, which may tell the kind. */
  readonly name: string;
  readonly kind?: DocumentKind;
  readonly holder?: Holder;
}
