import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { noticesQuery } from '../api/queries.js';
import { useFormats } from '../format/formats.js';

/** What all accounts share at present, so that none of them is blamed for it: a slump, a feed that is silent. */
export function Notices(): ReactNode {
  const { language } = useFormats();
  const { data } = useQuery(noticesQuery(language));
  if (data === undefined) return null;
  return data.items.map(({ notice, words }) => (
    <Alert
      key={notice.noticeId}
      className="notice"
      type={notice.kind === 'feed' ? 'warning' : 'info'}
      showIcon
      title={words}
    />
  ));
}
