import alerts from './messages/alerts.fr.json';
import app from './messages/app.fr.json';
import attachments from './messages/attachments.fr.json';
import composer from './messages/composer.fr.json';
import conversation from './messages/conversation.fr.json';
import copy from './messages/copy.fr.json';
import filters from './messages/filters.fr.json';
import live from './messages/live.fr.json';
import message from './messages/message.fr.json';
import newConversation from './messages/newConversation.fr.json';
import participants from './messages/participants.fr.json';
import picker from './messages/picker.fr.json';
import record from './messages/record.fr.json';
import search from './messages/search.fr.json';
import session from './messages/session.fr.json';
import sidebar from './messages/sidebar.fr.json';

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
