import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Task } from '../api/generated/index.js';
import { colorOf } from './colors.js';

/** `Loosening` or `Paused`, in its colour. */
export function CauseTag({ cause }: { readonly cause: Task['cause'] }): ReactNode {
  const { t } = useTranslation();
  return (
    <Tag color={colorOf(cause)} variant="solid" className="cause">
      {t(`kind.${cause}`)}
    </Tag>
  );
}
