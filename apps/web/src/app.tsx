import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider, Empty } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
// Dates speak the language of the page.
import 'dayjs/locale/zh-cn.js';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { createBrowserRouter, Outlet, RouterProvider } from 'react-router';
import { AccountPage } from './account/account-page.js';
import { AccountsPage } from './accounts/accounts-page.js';
import { ProblemError } from './api/problem-error.js';
import { BookPage } from './book/book-page.js';
import { languageOf } from './i18n/start-i18n.js';
import { ImportPage } from './import/import-page.js';
import { LiveUpdates } from './live/live-updates.js';
import { NotificationsPage } from './notifications/notifications-page.js';
import { QualityPage } from './quality/quality-page.js';
import { QuietPage } from './quiet/quiet-page.js';
import { PageHeader } from './shell/page-header.js';
import { TasksPage } from './tasks/tasks-page.js';
import { TeamPage } from './team/team-page.js';
import { COLORS } from './ui/colors.js';

const RETRIES = 2;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // The stream says when to ask again.
      staleTime: 60_000,
      retry: (failures, error) =>
        !(error instanceof ProblemError && error.problem !== undefined) && failures < RETRIES,
    },
  },
});

const router = createBrowserRouter([
  {
    element: <Layout />,
    children: [
      { path: '/', element: <BookPage /> },
      { path: '/accounts', element: <AccountsPage /> },
      { path: '/accounts/:accountId', element: <AccountPage /> },
      { path: '/tasks', element: <TasksPage /> },
      { path: '/team', element: <TeamPage /> },
      { path: '/quality', element: <QualityPage /> },
      { path: '/quiet', element: <QuietPage /> },
      { path: '/import', element: <ImportPage /> },
      { path: '/notifications', element: <NotificationsPage /> },
      { path: '*', element: <Lost /> },
    ],
  },
]);

/** The whole page, in the user's language. */
export function App(): ReactNode {
  const { i18n } = useTranslation();
  const language = languageOf(i18n.language);
  useEffect(() => {
    dayjs.locale(language === 'zh' ? 'zh-cn' : 'en');
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      theme={{
        token: {
          colorPrimary: COLORS.brand,
          colorLink: COLORS.brand,
          colorText: COLORS.ink,
          borderRadius: 6,
          fontFamily: "'Inter', 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
        },
      }}
    >
      <AntApp>
        <QueryClientProvider client={queries}>
          <LiveUpdates>
            <RouterProvider router={router} />
          </LiveUpdates>
        </QueryClientProvider>
      </AntApp>
    </ConfigProvider>
  );
}

function Layout(): ReactNode {
  return (
    <>
      <PageHeader />
      <main>
        <Outlet />
      </main>
    </>
  );
}

function Lost(): ReactNode {
  const { t } = useTranslation();
  return <Empty description={t('error.lost')} />;
}
