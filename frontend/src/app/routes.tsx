import { createBrowserRouter } from 'react-router';
import { paths } from '@/lib/paths';
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
        { path: '*', element: <NotFoundPage /> },
      ],
    },
  ]);
}
