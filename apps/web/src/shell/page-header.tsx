import { GlobalOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Menu, Segmented, Select, Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { overviewQuery } from '../api/queries.js';
import { changeLanguage, type Language, languageOf } from '../i18n/start-i18n.js';
import { useIsLive } from '../live/live-updates.js';
import { useOwner } from './use-owner.js';

const PAGES = [
  { path: '/', name: 'book' },
  { path: '/accounts', name: 'accounts' },
  { path: '/tasks', name: 'tasks' },
  { path: '/quiet', name: 'quiet' },
  { path: '/team', name: 'team' },
  { path: '/quality', name: 'quality' },
  { path: '/import', name: 'import' },
  { path: '/notifications', name: 'notifications' },
] as const;

/** Where one is, whose book it is, whether it is live, in which language. */
export function PageHeader(): ReactNode {
  const { t, i18n } = useTranslation();
  const { pathname, search } = useLocation();
  const here = PAGES.findLast(({ path }) =>
    path === '/' ? pathname === '/' : pathname.startsWith(path),
  )?.path;
  return (
    <header className="header">
      <Link to={{ pathname: '/', search }} className="brand">
        <img src="/anchor.svg" alt="" width="26" height="26" />
        Mooring
      </Link>
      <Menu
        mode="horizontal"
        className="menu"
        selectedKeys={here === undefined ? [] : [here]}
        items={PAGES.map(({ path, name }) => ({
          key: path,
          label: <Link to={{ pathname: path, search }}>{t(`nav.${name}`)}</Link>,
        }))}
      />
      <OwnerChoice />
      <LiveSign />
      <Segmented<Language>
        aria-label={t('language')}
        value={languageOf(i18n.language)}
        onChange={(language) => void changeLanguage(language)}
        options={[
          { label: '中文', value: 'zh', icon: <GlobalOutlined /> },
          { label: 'EN', value: 'en' },
        ]}
      />
    </header>
  );
}

function OwnerChoice(): ReactNode {
  const { t } = useTranslation();
  const [owner, setOwner] = useOwner();
  const { data } = useQuery(overviewQuery(undefined));
  const owners = (data?.owners ?? []).filter((each) => each.owner !== '');
  return (
    <Select
      className="owner"
      aria-label={t('account.owner')}
      showSearch
      allowClear
      value={owner ?? null}
      placeholder={t('everybody')}
      onChange={(chosen) => setOwner(chosen ?? undefined)}
      options={owners.map((each) => ({
        value: each.owner,
        label: `${each.owner} (${String(each.accounts)})`,
      }))}
    />
  );
}

function LiveSign(): ReactNode {
  const { t } = useTranslation();
  const isLive = useIsLive();
  return (
    <Tooltip title={isLive ? t('liveHint') : undefined}>
      <Badge
        className="live"
        data-live={isLive}
        status={isLive ? 'processing' : 'warning'}
        color={isLive ? 'green' : undefined}
        text={t(isLive ? 'live' : 'offline')}
      />
    </Tooltip>
  );
}
