import { ApiProblem } from '@/api/problem';
import type { ClientConfig } from '@/api/types';
import { lengthOf } from '@/lib/text';
import type { Draft } from './draft';

type Limits = ClientConfig['limits'];
export type Field = 'participants' | 'about' | 'message' | 'subject' | 'description';

/** The order in which the fields stand, for taking the reader to the first that is wrong. */
const fieldsInOrder: readonly Field[] = [
  'participants',
  'about',
  'message',
  'subject',
  'description',
];

export type FieldFlaw =
  | { kind: 'missing' }
  | { kind: 'tooLong'; by: number }
  | { kind: 'tooMany'; most: number }
  /** The invalid items of a list, by position. */
  | { kind: 'notChoosable'; places: number[] }
  /** The server's own message, for errors that only the server knows. */
  | { kind: 'other'; text: string };

export type FieldFlaws = Partial<Record<Field, FieldFlaw>>;

/** The errors of a draft before it is sent (A1). */
export function flawsOf(draft: Draft, limits: Limits): FieldFlaws {
  const flaws: FieldFlaws = {};
  if (draft.participants.length === 0) flaws.participants = { kind: 'missing' };
  if (draft.participants.length >= limits.participants) {
    flaws.participants = { kind: 'tooMany', most: limits.participants - 1 };
  }
  if (draft.about.length > limits.about) flaws.about = { kind: 'tooMany', most: limits.about };
  if (lengthOf(draft.message) === 0) flaws.message = { kind: 'missing' };
  for (const field of ['message', 'subject', 'description'] as const) {
    const by = lengthOf(draft[field]) - limits[field];
    if (by > 0) flaws[field] = { kind: 'tooLong', by };
  }
  return flaws;
}

/** The errors of the server (422), by field; `rest` belongs to no field. */
export function flawsIn(problem: unknown): { flaws: FieldFlaws; rest: string[] } {
  const flaws: FieldFlaws = {};
  const rest: string[] = [];
  if (!(problem instanceof ApiProblem)) return { flaws, rest };
  for (const { field: path, message } of problem.errors) {
    const { name, place } = partsOf(path);
    const field =
      name === 'participantIds' ? 'participants' : fieldsInOrder.find((f) => f === name);
    // The tile of the file says it.
    if (name === 'attachmentIds' && place !== undefined) continue;
    if (field === undefined) {
      rest.push(message);
    } else if (place === undefined) {
      flaws[field] ??= { kind: 'other', text: message };
    } else {
      const known = flaws[field];
      const places = known?.kind === 'notChoosable' ? known.places : [];
      flaws[field] = { kind: 'notChoosable', places: [...places, place] };
    }
  }
  return { flaws, rest };
}

export function firstFlawed(flaws: FieldFlaws): Field | undefined {
  return fieldsInOrder.find((field) => flaws[field] !== undefined);
}

/** `about[1].id` is the field `about` at place 1. */
function partsOf(path: string): { name: string; place?: number } {
  const [, name = path, place] = /^(\w+)(?:\[(\d+)\])?/.exec(path) ?? [];
  return place === undefined ? { name } : { name, place: Number(place) };
}
