import { createBrowserRouter } from 'react-router';
import { ConversationPage } from '@/features/conversation/ConversationPage';
import { RecordsPage } from '@/features/record/RecordsPage';
import { RecordConversationPage } from '@/features/recordTab/RecordConversationPage';
import { RecordTabPage } from '@/features/recordTab/RecordTabPage';
import { paths, patterns } from '@/lib/paths';
import { CrashPage } from './CrashPage';
import { HomePage } from './HomePage';
import { Layout } from './Layout';
import { NotFoundPage } from './NotFoundPage';

export function createRouter() {
  return createBrowserRouter([
    {
      path: paths.home(),
      element: <Layout />,
      errorElement: <CrashPage />,
      children: [
        { index: true, element: <HomePage />, errorElement: <CrashPage /> },
        {
          path: patterns.conversation,
          element: <ConversationPage />,
          errorElement: <CrashPage />,
        },
        { path: paths.records(), element: <RecordsPage />, errorElement: <CrashPage /> },
        {
          path: patterns.record,
          element: <RecordTabPage tab="conversations" />,
          errorElement: <CrashPage />,
        },
        {
          path: patterns.recordDetails,
          element: <RecordTabPage tab="details" />,
          errorElement: <CrashPage />,
        },
        {
          path: patterns.recordConversation,
          element: <RecordConversationPage />,
          errorElement: <CrashPage />,
        },
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ]);
}
