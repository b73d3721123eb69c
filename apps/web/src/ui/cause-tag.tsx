import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { colorOf } from './colors.js';

/** `Loosening` or `Paused`, in its colour. */
export function CauseTag({ cause }: { readonly cause: 'loosening' | 'paused' }): ReactNode {
  const { t } = useTranslation();
  return (
    <Tag color={colorOf(cause)} variant="solid" className="cause">
      {t(`kind.${cause}`)}
    </Tag>
  );
}
