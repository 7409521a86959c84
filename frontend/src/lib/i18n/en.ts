import alerts from './messages/alerts.en.json';
import app from './messages/app.en.json';
import attachments from './messages/attachments.en.json';
import composer from './messages/composer.en.json';
import conversation from './messages/conversation.en.json';
import copy from './messages/copy.en.json';
import filters from './messages/filters.en.json';
import live from './messages/live.en.json';
import message from './messages/message.en.json';
import newConversation from './messages/newConversation.en.json';
import participants from './messages/participants.en.json';
import picker from './messages/picker.en.json';
import record from './messages/record.en.json';
import search from './messages/search.en.json';
import session from './messages/session.en.json';
import sidebar from './messages/sidebar.en.json';

export default {
  ...alerts,
  ...app,
  ...attachments,
  ...composer,
  ...conversation,
  ...copy,
  ...filters,
  ...live,
  ...message,
  ...newConversation,
  ...participants,
  ...picker,
  ...record,
  ...search,
  ...session,
  ...sidebar,
};
