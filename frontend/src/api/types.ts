import type { components } from './schema';

type Schemas = components['schemas'];

export type AlertPreferences = Schemas['AlertPreferences'];
export type Attachment = Schemas['Attachment'];
export type ClientConfig = Schemas['ClientConfig'];
export type Conversation = Schemas['Conversation'];
/** Not `Record`, which TypeScript has for something else. */
export type CrmRecord = Schemas['Record'];
export type ConversationFile = Schemas['ConversationFile'];
/** The data of an event. */
export type EventData = Schemas['Event'];
export type Entry = Schemas['Entry'];
export type Filter = Schemas['Filter'];
export type FilterUpsert = Schemas['FilterUpsert'];
export type NewConversation = Schemas['NewConversation'];
export type Participant = Schemas['Participant'];
export type Problem = Schemas['Problem'];
export type RecordRef = Schemas['RecordRef'];
export type RecordType = Schemas['RecordType'];
export type SearchHit = Schemas['SearchHit'];
export type Timeline = Schemas['Timeline'];
export type User = Schemas['User'];
export type UserRef = Schemas['UserRef'];
