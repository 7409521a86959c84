import app from './messages/app.en.json';
import composer from './messages/composer.en.json';
import conversation from './messages/conversation.en.json';
import session from './messages/session.en.json';
import sidebar from './messages/sidebar.en.json';

export default { ...app, ...composer, ...conversation, ...session, ...sidebar };
