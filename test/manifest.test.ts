import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  clusterScheme,
  clustersView,
  commandNames,
  commandTitles,
  contextKeys,
  prefix,
  previewScheme,
  restrictedSettings,
  resultsPanel,
  settingDefaults,
  targetsView,
} from '../client/src/editor/contributions.ts';
import { diagnosticKinds } from '../server/src/diagnostics.ts';

interface Manifest {
  readonly main: string;
  readonly icon: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly when?: string }[]>>;
    readonly keybindings: readonly { readonly command: string; readonly when: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly id: string; readonly icon: string }[] };
    readonly viewsWelcome: readonly { readonly view: string; readonly when: string; readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly languages: readonly { readonly id: string; readonly configuration: string }[];
    readonly grammars: readonly { readonly path: string }[];
    readonly snippets: readonly { readonly path: string }[];
    readonly yamlValidation: readonly { readonly url: string }[];
  };
}

interface Setting {
  readonly default: unknown;
  readonly description?: string;
  readonly markdownDescription?: string;
  readonly scope: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const manifest: Manifest = JSON.parse(readFileSync('package.json', 'utf8'));
const { contributes } = manifest;
const ours = (names: readonly string[]): readonly string[] => names.map(name => `${prefix}.${name}`).sort();

/** Context keys of our own that a `when` clause reads. */
const keysIn = (when: string): readonly string[] => when.match(new RegExp(`${prefix}\\.\\w+`, 'g')) ?? [];

describe('package.json and contributions.ts', () => {
  it('name the same commands with the same titles', () => {
    const titles = Object.fromEntries(contributes.commands.map(({ command, title }) => [command, title]));
    expect(titles).toEqual(Object.fromEntries(Object.entries(commandTitles).map(([name, title]) => [`${prefix}.${name}`, title])));
    expect(new Set(contributes.commands.map(({ category }) => category))).toEqual(new Set(['Prometheus']));
  });

  it('name the same settings with the same defaults, each with a description', () => {
    const { properties } = contributes.configuration;
    const defaults = Object.fromEntries(Object.entries(properties).map(([id, setting]) => [id.slice(prefix.length + 1), setting.default]));
    expect(defaults).toEqual(settingDefaults);
    const undescribed = Object.entries(properties).filter(
      ([, { description, markdownDescription }]) => !(description ?? markdownDescription)?.endsWith('.'),
    );
    expect(undescribed).toEqual([]);
  });

  it('keep from an untrusted repository every setting that says where requests go', () => {
    expect([...manifest.capabilities.untrustedWorkspaces.restrictedConfigurations].sort()).toEqual(ours(restrictedSettings));
  });

  it('let the severity of exactly those findings be set that the server has', () => {
    const severity = contributes.configuration.properties[`${prefix}.diagnostics.severity`];
    expect(Object.keys(severity?.properties ?? {})).toEqual(Object.keys(diagnosticKinds));
  });

  it('put only known commands into menus and on keys', () => {
    const used = [...Object.values(contributes.menus).flat(), ...contributes.keybindings].map(({ command }) => command);
    expect(used.filter(command => !ours(commandNames).includes(command))).toEqual([]);
  });

  it('read only the context keys that the code sets', () => {
    const whens = [...Object.values(contributes.menus).flat(), ...contributes.keybindings, ...contributes.viewsWelcome].map(
      ({ when }) => when ?? '',
    );
    const keys = new Set(whens.flatMap(keysIn));
    const known = [...ours(contextKeys), clustersView, targetsView];
    expect([...keys].filter(key => !known.includes(key))).toEqual([]);
  });

  it('name the same views in the same container, and the same scheme of previews', () => {
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([prefix]);
    expect(contributes.views[prefix]?.map(({ id }) => id)).toEqual([clustersView, targetsView]);
    const schemes = new Set(contributes.menus['editor/title']?.map(({ when }) => when));
    expect(schemes).toEqual(new Set([previewScheme, clusterScheme].map(scheme => `resourceScheme == ${scheme}`)));
    expect(manifest.activationEvents).toContain(`onFileSystem:${clusterScheme}`);
  });

  it('revive the results panel of a restored window', () => {
    expect(manifest.activationEvents).toContain(`onWebviewPanel:${resultsPanel}`);
  });

  it('name only files that are there', () => {
    const { languages, grammars, snippets, viewsContainers, views, yamlValidation } = contributes;
    const paths = [
      manifest.icon,
      ...languages.map(({ configuration }) => configuration),
      ...[...grammars, ...snippets].map(({ path }) => path),
      ...yamlValidation.map(({ url }) => url),
      ...[...viewsContainers.activitybar, ...Object.values(views).flat()].map(({ icon }) => icon),
    ];
    expect(paths.filter(path => !existsSync(path))).toEqual([]);
  });
});
