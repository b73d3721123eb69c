import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AnyCause, colorOf } from './colors.js';

/** `Loosening`, `Paused`, `Next step`, …, in its colour. */
export function CauseTag({ cause }: { readonly cause: AnyCause }): ReactNode {
  const { t } = useTranslation();
  return (
    <Tag color={colorOf(cause)} variant="solid" className="cause">
      {t(`kind.${cause}`)}
    </Tag>
  );
}
