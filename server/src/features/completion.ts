import type { CompletionItem } from 'vscode-languageserver';
import type { PrometheusDocument } from '../documents/document.ts';
import type { Position } from '../protocol.ts';
import type { Concrete } from '../schema/choose.ts';
import { inEffectHere } from '../schema/inEffect.ts';
import type { Match } from '../schema/match.ts';
import type { Field } from '../schema/types.ts';
import type { Version } from '../version.ts';
import { situationAt } from '../yaml/cursor.ts';
import type { SlotSituation, ValueSituation } from '../yaml/situation.ts';
import { blockItems, flowItems } from './completionBlocks.ts';
import { keyItems } from './completionKeys.ts';
import { valueItems } from './completionValues.ts';
import { createInsertion, type Insertion } from './insertion.ts';
import { type WantedThere, wantedAt } from './place.ts';

/** What can be written at a position: exactly the keys that belong there and are not there yet, or the values worth offering. */
export function completion(document: PrometheusDocument, position: Position): readonly CompletionItem[] {
  return document.root ? offered(document, document.root, position).filter(({ textEdit }) => textEdit !== undefined) : [];
}

function offered(document: PrometheusDocument, root: Match, position: Position): readonly CompletionItem[] {
  const offset = document.offsetAt(position);
  const situation = situationAt(document.tree, offset);
  const version = document.prometheusVersion;
  switch (situation.kind) {
    case 'comment':
    case 'nothing':
    case 'text':
      return [];
    case 'slot': {
      const insertion = createInsertion(document, situation, offset);
      const { listPlace } = situation;
      const slots = listPlace ? [situation, { ...situation, place: listPlace, needsDash: true }] : [situation];
      return slots.flatMap(slot => {
        const wanted = wantedAt(root, slot.place);
        return wanted ? inSlot({ situation: slot, wanted, insertion, root, version }) : [];
      });
    }
    case 'value': {
      const wanted = wantedAt(root, situation.place);
      return wanted ? behindColon({ situation, wanted, insertion: createInsertion(document, situation, offset), version }) : [];
    }
  }
}

interface Slot {
  readonly root: Match;
  readonly situation: SlotSituation;
  readonly wanted: WantedThere;
  readonly insertion: Insertion;
  readonly version: Version;
}

function inSlot({ situation, wanted, insertion, root, version }: Slot): readonly CompletionItem[] {
  return wanted.options.flatMap(schema => {
    switch (schema.kind) {
      case 'record': {
        const without = (field: Field) => inEffectHere(field, root, { around: wanted.around });
        return situation.needsDash ? [] : keyItems({ record: schema, situation, insertion, without, version });
      }
      case 'map':
      case 'scalar':
      case 'enum':
      case 'embedded':
        return situation.needsDash ? [] : valueItems(schema, { ...wanted, version }, insertion);
      case 'list':
        return situation.flow
          ? flowItems({ schema, insertion, version })
          : blockItems({ schema, column: situation.column, insertion, dash: true, version });
    }
  });
}

interface Behind {
  readonly situation: ValueSituation;
  readonly wanted: WantedThere;
  readonly insertion: Insertion;
  readonly version: Version;
}

function behindColon({ situation, wanted, insertion, version }: Behind): readonly CompletionItem[] {
  return wanted.options.flatMap(schema => {
    if (isScalar(schema)) return valueItems(schema, { ...wanted, version }, insertion);
    if (insertion.typed !== '') return [];
    return situation.flow
      ? flowItems({ schema, insertion, version })
      : blockItems({ schema, column: situation.column, insertion, dash: false, version });
  });
}

const isScalar = (schema: Concrete): boolean => schema.kind === 'scalar' || schema.kind === 'enum' || schema.kind === 'embedded';
