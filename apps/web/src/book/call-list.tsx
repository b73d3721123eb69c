import { PhoneOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { LogTalk } from '../account/log-talk.js';
import type { Account } from '../api/generated/index.js';
import { callsQuery } from '../api/queries.js';
import { displayName } from '../format/display-name.js';
import { useFormats } from '../format/formats.js';
import { useOwner } from '../shell/use-owner.js';
import { ClockTag } from '../ui/clock-tag.js';

/** Whom to call today: those to whom nobody has spoken for longest. Nothing where no contact clock is set. */
export function CallList(): ReactNode {
  const { t } = useTranslation();
  const [owner] = useOwner();
  const { search } = useLocation();
  const { data } = useQuery(callsQuery(owner));
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="calls-title" className="calls">
      <div className="title-line">
        <h1 id="calls-title">{t('clock.title')}</h1>
        <Link to={{ pathname: '/accounts', search }} className="muted">
          {t('clock.all')}
        </Link>
      </div>
      <ul className="plain">
        {data.items.map((account) => (
          <Call key={account.accountId} account={account} />
        ))}
      </ul>
    </section>
  );
}

function Call({ account }: { readonly account: Account }): ReactNode {
  const { t } = useTranslation();
  const { search } = useLocation();
  const { language } = useFormats();
  const [isLogging, setIsLogging] = useState(false);
  const { accountId, contactClock, owner, tier } = account;
  const name = displayName(account, language);
  return (
    <li data-call={accountId}>
      {contactClock !== undefined && <ClockTag clock={contactClock} />}
      <Link to={{ pathname: `/accounts/${encodeURIComponent(accountId)}`, search }} className="name">
        {name}
      </Link>
      <span className="muted">
        {[tier === undefined ? undefined : t('clock.tier', { tier }), owner ?? t('nobody')]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
      <Button size="small" icon={<PhoneOutlined />} onClick={() => setIsLogging(true)}>
        {t('act.call')}
      </Button>
      {isLogging && <LogTalk accountId={accountId} name={name} onDone={() => setIsLogging(false)} />}
    </li>
  );
}
